package io.corebank.query.projection;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Keeps the bulks of a projection apart, so that what arrives during the rest goes into the next together: a bulk costs
 * Elasticsearch, PostgreSQL and this process far more than each document in it. The first event after a silence does
 * not wait, and neither does a projection that is behind.
 */
final class Pace {

    private final long apartNanos;
    private final LongSupplier clock;
    private final LongConsumer rest;

    Pace(Duration apart) {
        this(apart, System::nanoTime, LockSupport::parkNanos);
    }

    /**
     * A pace by another clock.
     *
     * @param rest waits for some nanoseconds, or less
     */
    Pace(Duration apart, LongSupplier clock, LongConsumer rest) {
        this.apartNanos = apart.toNanos();
        this.clock = clock;
        this.rest = rest;
    }

    /** The time at which something begins. */
    long now() {
        return clock.getAsLong();
    }

    /** Waits until the next bulk may begin, which is at once when somebody wants this thread to end. */
    void restAfter(long began) {
        long left = began + apartNanos - now();
        while (left > 0 && !Thread.currentThread().isInterrupted()) {
            rest.accept(left);
            left = began + apartNanos - now();
        }
    }
}
