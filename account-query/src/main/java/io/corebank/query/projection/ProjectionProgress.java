package io.corebank.query.projection;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How far one projection is known to have got: every event up to its position is in its index for good, whichever
 * process has put it there. Readers wait here for their own writes, without a thread each.
 */
public final class ProjectionProgress {

    private record Waiter(long position, CompletableFuture<Boolean> reached) {}

    private final PriorityQueue<Waiter> waiters = new PriorityQueue<>(Comparator.comparingLong(Waiter::position));
    private Reached reached = Reached.NOTHING;
    private @Nullable Throwable failure;
    private long changes;
    private Runnable demand = () -> {};

    ProjectionProgress() {}

    /** What is told whenever somebody begins to wait for a position that is not reached yet. */
    synchronized void onDemand(Runnable told) {
        demand = told;
    }

    /** How far everything is applied. */
    public synchronized Reached reached() {
        return reached;
    }

    /** The position of the last event that is applied; 0 when nothing is known to be. */
    public synchronized long position() {
        return reached.position();
    }

    /** Why the latest batch could not be applied; null when it could. */
    public synchronized @Nullable Throwable failure() {
        return failure;
    }

    /**
     * Waits until the projection has applied this position.
     *
     * @return whether it has, at the latest when the patience is over
     */
    public CompletableFuture<Boolean> await(long wanted, Duration patience) {
        Waiter waiter;
        Runnable told;
        synchronized (this) {
            if (reached.position() >= wanted) {
                return CompletableFuture.completedFuture(true);
            }
            waiter = new Waiter(wanted, new CompletableFuture<>());
            waiters.add(waiter);
            told = demand;
        }
        told.run();
        return waiter.reached()
                .completeOnTimeout(false, patience.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((whether, cancelled) -> forget(waiter));
    }

    /** A batch is in the index, and so is everything before it. Wakes the readers on threads of their own. */
    void advance(long applied, @Nullable Instant recordedAt) {
        synchronized (this) {
            changes++;
            failure = null;
            if (applied <= reached.position()) {
                return;
            }
            reached = new Reached(applied, recordedAt);
        }
        wake();
    }

    /** Whether somebody waits for a position that is not reached yet. */
    synchronized boolean isAwaited() {
        return !waiters.isEmpty();
    }

    /** Grows with everything that this process does about it. */
    synchronized long changes() {
        return changes;
    }

    /**
     * Another process has put everything up to a position into the index, which may be less than before when it fills
     * the index anew.
     *
     * @param asOf the {@link #changes} before the position was looked up; it is out of date if there were more since
     */
    void follow(long position, long asOf) {
        synchronized (this) {
            if (changes != asOf || position == reached.position()) {
                return;
            }
            failure = null;
            reached = new Reached(position, null);
        }
        wake();
    }

    void fail(Throwable cause) {
        synchronized (this) {
            changes++;
            failure = cause;
        }
    }

    /** The index is filled again from the first event on. */
    synchronized void restart() {
        changes++;
        reached = Reached.NOTHING;
        failure = null;
    }

    private void wake() {
        Waiter next;
        while ((next = pollReached()) != null) {
            next.reached().completeAsync(() -> true);
        }
    }

    private synchronized @Nullable Waiter pollReached() {
        Waiter next = waiters.peek();
        return next != null && next.position() <= reached.position() ? waiters.poll() : null;
    }

    private synchronized void forget(Waiter waiter) {
        waiters.remove(waiter);
    }
}
