package io.corebank.eventstore;

/**
 * Whether commands can be executed in this process now. Of several on one PostgreSQL one is the writer, and the others
 * stand by; where Axon Server keeps the events, all are. Whoever sends commands by itself asks before it takes up work
 * that another process could do.
 */
@FunctionalInterface
public interface WriteRight {

    /** Whether this process writes, as far as it knows. */
    boolean isWriting();
}
