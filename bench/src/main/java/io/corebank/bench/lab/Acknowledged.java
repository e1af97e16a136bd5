package io.corebank.bench.lab;

import java.util.stream.Stream;

/** Remembers which of its requests were answered as done, so that each can be looked for in the log. */
public interface Acknowledged {

    /** The ids of all operations that were acknowledged so far to this caller. */
    Stream<String> operationsOf(String caller);
}
