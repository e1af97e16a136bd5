package io.corebank.bench.chaos.check;

/** One thing that has to hold. Sees every event once, in order, and then the history. */
interface Rule {

    void event(LogEvent event, Findings findings);

    /** The log has been read. */
    default void end(Ending ending, Findings findings) {}
}
