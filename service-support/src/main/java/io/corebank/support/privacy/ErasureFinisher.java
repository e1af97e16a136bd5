package io.corebank.support.privacy;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Follows and finishes erasures every now and then, on a thread of its own, because emptying documents takes its time.
 */
final class ErasureFinisher implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ErasureFinisher.class);
    private static final long STOP_SECONDS = 10;

    private final Erasures erasures;
    private final ErasuresElsewhere elsewhere;
    private final Duration every;
    private @Nullable ScheduledExecutorService thread;

    /** @param every how long it waits between two looks, and how long an erasure may be under way before it helps */
    ErasureFinisher(Erasures erasures, ErasuresElsewhere elsewhere, Duration every) {
        this.erasures = erasures;
        this.elsewhere = elsewhere;
        this.every = every;
    }

    private void finish() {
        try {
            erasures.follow();
            erasures.finish(every);
            elsewhere.follow();
        } catch (RuntimeException unreachable) {
            log.info("Nobody can tell which erasures are unfinished at the moment: {}", unreachable.toString());
        }
    }

    @Override
    public synchronized void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread worker = new Thread(task, "erasure-finisher");
            worker.setDaemon(true);
            return worker;
        });
        thread = started;
        Future<?> unused =
                started.scheduleWithFixedDelay(this::finish, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void stop() {
        ScheduledExecutorService running = thread;
        thread = null;
        if (running == null) {
            return;
        }
        running.shutdown();
        try {
            if (!running.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                log.info("An erasure is still under way; it will be finished after the next start");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }
}
