package io.corebank.eventstore.axon;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.axonframework.common.AxonThreadFactory;
import org.axonframework.config.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * The thread that hands a pooled streaming processor its events, without two pauses of Axon 4.13, and with one of its
 * own for processors that have time.
 *
 * <p>Once the buffer of a segment, 1,024 events, is full, Axon looks again after 100 ms, long after they are handled: a
 * processor that is behind gets ten thousand events a second at most. Here it looks after a few milliseconds.
 *
 * <p>Axon asks twice whether there is room. If a batch ends between the two questions, it believes that there was
 * nothing to hand out, and waits for new events, or for five seconds, while some are there. Here the first wait for new
 * events is a short one, after which it looks again.
 *
 * <p>Each new event wakes every processor, and a transaction for each of them costs far more than the event. A
 * processor may therefore rest: what is new during that time is handed out together. The first event after a silence
 * does not wait, and a processor that is behind does not rest.
 */
public final class CoordinatorExecutor extends ScheduledThreadPoolExecutor {

    /** How long Axon waits for room. */
    private static final long FULL_MILLIS = 100;

    /** How long Axon waits for new events, unless a processor is given other intervals for its claims. */
    private static final long NOTHING_NEW_MILLIS = 5_000;

    private static final long SOON_MILLIS = 3;
    private static final long LOOK_AGAIN_MILLIS = 60;

    private final Supplier<Duration> rest;
    private volatile boolean looksAgain;
    private volatile long beganAt;
    private volatile @Nullable Thread own;
    private @Nullable Resting resting;

    private record Resting(Runnable task, ScheduledFuture<?> end) {}

    /**
     * @param processor whose name its thread gets
     * @param rest how long after it was handed events a processor is handed the next, at the earliest
     */
    CoordinatorExecutor(String processor, Supplier<Duration> rest) {
        super(1, new AxonThreadFactory("Coordinator[" + processor + "]"));
        this.rest = rest;
        this.beganAt = System.nanoTime() - TimeUnit.DAYS.toNanos(1);
        setRemoveOnCancelPolicy(true);
    }

    /** For a processor that does not rest. It ends with the configuration. */
    public static CoordinatorExecutor of(Configuration configuration, String processor) {
        return of(configuration, processor, () -> Duration.ZERO);
    }

    /** For a processor that rests as long as it is told each time. It ends with the configuration. */
    public static CoordinatorExecutor of(Configuration configuration, String processor, Supplier<Duration> rest) {
        CoordinatorExecutor executor = new CoordinatorExecutor(processor, rest);
        configuration.onShutdown(executor::shutdown);
        return executor;
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        if (unit != TimeUnit.MILLISECONDS) {
            return super.schedule(task, delay, unit);
        }
        return delay == 0 && Thread.currentThread() != own
                ? scheduleRested(task)
                : super.schedule(task, shortened(delay), unit);
    }

    private long shortened(long millis) {
        if (millis == NOTHING_NEW_MILLIS && !looksAgain) {
            looksAgain = true;
            return LOOK_AGAIN_MILLIS;
        }
        looksAgain = millis == NOTHING_NEW_MILLIS;
        return millis == FULL_MILLIS ? SOON_MILLIS : millis;
    }

    /** Somebody has rung because there is something new. */
    private synchronized ScheduledFuture<?> scheduleRested(Runnable task) {
        looksAgain = false;
        long left = Math.max(0, beganAt + rest.get().toNanos() - System.nanoTime());
        ScheduledFuture<?> end = super.schedule(task, left, TimeUnit.NANOSECONDS);
        resting = new Resting(task, end);
        return end;
    }

    /** Asks again how long the processor rests, because somebody waits for it now. */
    public synchronized void hurry() {
        Resting before = resting;
        if (before != null && !isShutdown() && before.end().cancel(false)) {
            scheduleRested(before.task());
        }
    }

    @Override
    protected void beforeExecute(Thread thread, Runnable task) {
        own = thread;
        beganAt = System.nanoTime();
        super.beforeExecute(thread, task);
    }
}
