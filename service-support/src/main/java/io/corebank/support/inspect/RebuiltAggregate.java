package io.corebank.support.inspect;

import java.time.Instant;

/** An aggregate as it was after one of its events, and what it took to find out. */
record RebuiltAggregate(
        String aggregateId,
        String type,
        long sequence,
        Instant at,
        Object state,
        long eventsRead,
        boolean snapshotUsed,
        double millis) {}
