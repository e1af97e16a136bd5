package io.corebank.audit;

/** Something that holds at every event of every sound log. Sees each event once, in the order of the log. */
interface Invariant {

    /** The number of the invariant among those that the bank promises. */
    int number();

    /** What holds, in a few words. */
    String title();

    void examine(Entry entry);

    /** What only shows at the end of the log. */
    default void end(Ending ending) {}

    /** How many things were looked at, and what they are called. */
    String checked();

    Findings findings();
}
