package io.corebank.bench.chaos.check;

import java.util.function.Consumer;

/** A log that can be read from its beginning. */
interface EventSource {

    /** Hands over all events in the order of their positions. */
    void read(Consumer<LogEvent> sink);

    /** The position up to which the bank says that it has written. */
    long head();

    /** Whether each event has a hash that follows from those before it in its stream. */
    default boolean isChained() {
        return true;
    }
}
