package io.corebank.support.inspect;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An aggregate as it was after one of its events, and what it took to find out.
 *
 * @param snapshot what commands begin with today instead of the first event; absent when there is none
 */
record RebuiltAggregate(
        String aggregateId,
        String type,
        long sequence,
        Instant at,
        Object state,
        long eventsRead,
        boolean snapshotUsed,
        @Nullable Snapshot snapshot,
        double millis) {

    /** @param sequence of the last event that is in it */
    record Snapshot(long sequence, Instant at) {}
}
