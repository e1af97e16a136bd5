package io.corebank.eventstore;

import java.util.Optional;

/**
 * Tells a definite no, which is an answer for ever, from a failure, and writes it down as one word. Needed where
 * commands are handled in another process than the one that asks.
 */
public interface RefusalCodec {

    /** The no as a word; empty for whatever is none. */
    Optional<String> write(Throwable failure);

    /** The same no again, for the process that asked. It has been recorded where it was said. */
    RuntimeException read(String word);
}
