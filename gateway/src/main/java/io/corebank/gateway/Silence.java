package io.corebank.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Ends an answer that has begun and then stands still, which the thread that reads it cannot notice itself. */
final class Silence implements AutoCloseable {

    private final InputStream body;
    private final long patienceNanos;
    private final ScheduledFuture<?> watch;
    private volatile long lastProgress = System.nanoTime();

    Silence(InputStream body, Duration patience, ScheduledExecutorService clock) {
        this.body = body;
        this.patienceNanos = patience.toNanos();
        long period = Math.max(1, patience.toMillis() / 4);
        this.watch = clock.scheduleAtFixedRate(this::look, period, period, TimeUnit.MILLISECONDS);
    }

    void broken() {
        lastProgress = System.nanoTime();
    }

    private void look() {
        if (System.nanoTime() - lastProgress > patienceNanos) {
            watch.cancel(false);
            try {
                body.close();
            } catch (IOException alreadyGone) {
                lastProgress = System.nanoTime();
            }
        }
    }

    @Override
    public void close() {
        watch.cancel(false);
    }
}
