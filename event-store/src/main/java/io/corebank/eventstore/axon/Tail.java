package io.corebank.eventstore.axon;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The newest events of the log, in memory, and a bell that rings when there are more. One thread appends at a time; any
 * number reads, and several may learn how long the log is. There are no gaps, so an event's position tells where in the
 * ring it is.
 */
final class Tail {

    private static final Logger LOGGER = LoggerFactory.getLogger(Tail.class);

    private final AtomicReferenceArray<@Nullable TrackedEventMessage<?>> ring;
    private final int mask;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final Set<Runnable> bells = new CopyOnWriteArraySet<>();
    private volatile long head;

    /** @param capacity how many events are kept, a power of two */
    Tail(int capacity) {
        if (Integer.bitCount(capacity) != 1) {
            throw new IllegalArgumentException("The capacity of the tail is " + capacity + ", not a power of two");
        }
        this.ring = new AtomicReferenceArray<>(capacity);
        this.mask = capacity - 1;
    }

    /** The position of the newest durable event that is known of. */
    long head() {
        return head;
    }

    void append(List<TrackedEventMessage<?>> events) {
        long position = head;
        for (TrackedEventMessage<?> event : events) {
            position = TicketingEventStorageEngine.positionOf(event.trackingToken());
            ring.set((int) position & mask, event);
        }
        moveTo(position);
    }

    /** Learns that the log is longer, without its events being at hand: readers find them in the log. */
    void moveTo(long position) {
        lock.lock();
        try {
            if (position <= head) {
                return;
            }
            head = position;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
        bells.forEach(Tail::ring);
    }

    /** Whoever does not hear it well must not keep the others from hearing it. */
    private static void ring(Runnable bell) {
        try {
            bell.run();
        } catch (RuntimeException e) {
            LOGGER.error("A reader of the log failed when it was woken", e);
        }
    }

    /** The event at a position, if it is in memory. */
    @Nullable
    TrackedEventMessage<?> at(long position) {
        TrackedEventMessage<?> event = ring.get((int) position & mask);
        return event != null && TicketingEventStorageEngine.positionOf(event.trackingToken()) == position
                ? event
                : null;
    }

    /** Waits until the log is longer than that; answers whether it is. */
    boolean awaitBeyond(long position, long timeout, TimeUnit unit) throws InterruptedException {
        long left = unit.toNanos(timeout);
        lock.lock();
        try {
            while (head <= position && left > 0) {
                left = moved.awaitNanos(left);
            }
            return head > position;
        } finally {
            lock.unlock();
        }
    }

    void hang(Runnable bell) {
        bells.add(bell);
    }

    void takeDown(Runnable bell) {
        bells.remove(bell);
    }
}
