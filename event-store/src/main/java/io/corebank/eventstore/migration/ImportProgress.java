package io.corebank.eventstore.migration;

/** Hears every now and then how far an import has got. */
@FunctionalInterface
public interface ImportProgress {

    /** What an import does with the events of the source, one pass after the other. */
    enum Pass {
        CHECK,
        ADD,
        VERIFY
    }

    void reached(Pass pass, long events, long ofEvents);
}
