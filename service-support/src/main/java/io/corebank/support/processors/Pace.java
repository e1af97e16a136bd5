package io.corebank.support.processors;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Keeps the batches of a processor apart, so that what arrives during the rest goes into the next together: a batch
 * costs the databases and this process far more than each event in it. The first event after a silence does not wait,
 * and whoever is behind does not rest.
 */
public final class Pace {

    private final long apartNanos;
    private final LongSupplier clock;
    private final LongConsumer rest;

    public Pace(Duration apart) {
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
    public long now() {
        return clock.getAsLong();
    }

    /** Waits until the next batch may begin, which is at once when somebody wants this thread to end. */
    public void restAfter(long began) {
        long left = began + apartNanos - now();
        while (left > 0 && !Thread.currentThread().isInterrupted()) {
            rest.accept(left);
            left = began + apartNanos - now();
        }
    }
}
