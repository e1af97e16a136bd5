package io.corebank.notifications;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;

/** Threads that have a name, and work that does not end them by failing. */
final class Threads {

    private static final int PATIENCE_SECONDS = 10;
    private static final long MOMENT_NANOS = 10_000_000;

    private Threads() {}

    static ThreadFactory named(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    /** The same work, which writes down what it fails with: a timer would silently never run it again. */
    static Runnable logged(Runnable work, Logger log) {
        return () -> {
            try {
                work.run();
            } catch (RuntimeException failure) {
                log.error("The work of webhooks failed, and goes on", failure);
            }
        };
    }

    /** Does the work again and again, with the same pause in between. */
    static void every(long millis, ScheduledExecutorService executor, Runnable work, Logger log) {
        Future<?> unused = executor.scheduleWithFixedDelay(logged(work, log), millis, millis, TimeUnit.MILLISECONDS);
        Objects.requireNonNull(unused);
    }

    /** Waits until it is so, but no longer than the patience. */
    static void await(BooleanSupplier condition, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            LockSupport.parkNanos(MOMENT_NANOS);
        }
    }

    /** Lets it finish what it does, for a while. */
    static void end(ExecutorService executor) {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                executor.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            executor.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
