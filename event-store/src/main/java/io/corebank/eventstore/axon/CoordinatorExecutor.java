package io.corebank.eventstore.axon;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.AxonThreadFactory;

/**
 * The thread that hands a pooled streaming processor its events, without two pauses of Axon 4.13.
 *
 * <p>Once the buffer of a segment, 1,024 events, is full, Axon looks again after 100 ms, long after they are handled: a
 * processor that is behind gets ten thousand events a second at most. Here it looks after a few milliseconds.
 *
 * <p>Axon asks twice whether there is room. If a batch ends between the two questions, it believes that there was
 * nothing to hand out, and waits for new events, or for five seconds, while some are there. Here the first wait for new
 * events is a short one, after which it looks again.
 */
public final class CoordinatorExecutor extends ScheduledThreadPoolExecutor {

    /** How long Axon waits for room. */
    private static final long FULL_MILLIS = 100;

    /** How long Axon waits for new events, unless a processor is given other intervals for its claims. */
    private static final long NOTHING_NEW_MILLIS = 5_000;

    private static final long SOON_MILLIS = 3;
    private static final long LOOK_AGAIN_MILLIS = 25;

    private volatile boolean looksAgain;

    /** @param processor whose name its thread gets */
    public CoordinatorExecutor(String processor) {
        super(1, new AxonThreadFactory("Coordinator[" + processor + "]"));
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        return super.schedule(task, unit == TimeUnit.MILLISECONDS ? shortened(delay) : delay, unit);
    }

    private long shortened(long millis) {
        if (millis == NOTHING_NEW_MILLIS && !looksAgain) {
            looksAgain = true;
            return LOOK_AGAIN_MILLIS;
        }
        looksAgain = millis == NOTHING_NEW_MILLIS;
        return millis == FULL_MILLIS ? SOON_MILLIS : millis;
    }
}
