package io.corebank.support.limits;

/** What has been spent since a window began. A window begins with the first request after the one before. */
final class Window {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private long began;
    private long spent;

    Window(long began) {
        this.began = began;
    }

    /** Spends the cost when that much is left, and nothing otherwise. */
    synchronized Grant spend(long cost, long limit, long windowNanos, long now) {
        if (now - began >= windowNanos) {
            began = now;
            spent = 0;
        }
        boolean allowed = cost <= limit - spent;
        if (allowed) {
            spent += cost;
        }
        long left = windowNanos - (now - began);
        return new Grant(allowed, limit - spent, Math.floorDiv(left + NANOS_PER_SECOND - 1, NANOS_PER_SECOND));
    }

    synchronized void giveBack(long cost) {
        spent = Math.max(0, spent - cost);
    }
}
