package io.corebank.support.audit;

import java.util.function.LongSupplier;

/** Keeps strangers from filling the log: so many refusals are written down in a minute, and no more. */
final class RefusalBudget {

    private static final long MINUTE_NANOS = 60_000_000_000L;

    private final int perMinute;
    private final LongSupplier nanoTime;
    private long since;
    private int spent;

    RefusalBudget(int perMinute, LongSupplier nanoTime) {
        this.perMinute = perMinute;
        this.nanoTime = nanoTime;
        this.since = nanoTime.getAsLong();
    }

    synchronized boolean allows() {
        long now = nanoTime.getAsLong();
        if (now - since >= MINUTE_NANOS) {
            since = now;
            spent = 0;
        }
        if (spent >= perMinute) {
            return false;
        }
        spent++;
        return true;
    }
}
