package io.corebank.notifications;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What waits for one receiver, as far as it is in memory: a window on the table that is never larger than the receiver
 * is fast. One delivery of a sequence is under way at a time. A delivery that failed keeps its sequence waiting;
 * several failures in a row keep the whole lane waiting and empty it. Used by one thread.
 */
final class Lane {

    /** So many failures in a row, and the receiver is taken for dead. */
    static final int DEAD_AFTER = 8;

    private static final int MOST_STALLED = 500;
    private static final int SMALLEST_PAGE = 8;
    private static final int PAGE_PER_CALL = 16;

    private final int mostAtOnce;
    private final Duration longestWait;
    private final Queues queues = new Queues();
    private final Set<Long> known = new HashSet<>();
    private final Set<Long> writtenMeanwhile = new HashSet<>();
    private final Map<String, Stall> stalled = new HashMap<>();
    private int atOnce = 1;
    private int failures;
    private Instant resume = Instant.MIN;
    private long readUpTo;
    private long epoch;
    private boolean reading;
    private boolean more = true;

    /** @param longestWait nothing waits longer; a time beyond that was told by a clock that was ahead */
    Lane(int mostAtOnce, Duration longestWait) {
        this.mostAtOnce = mostAtOnce;
        this.longestWait = longestWait;
    }

    /** Why a sequence waits. */
    private record Stall(long deliveryId, Instant until) {}

    /** What to read next. An answer counts only while the epoch is the same. */
    record Page(long after, long epoch, int limit, Collection<String> without) {}

    /** What to read from the table, if anything is needed. */
    @Nullable
    Page wanted(Instant now) {
        release(now);
        int limit = failures >= DEAD_AFTER ? 1 : Math.max(SMALLEST_PAGE, atOnce * PAGE_PER_CALL);
        if (reading || !more || isAhead(resume, now) || queues.waiting() >= limit / 2.0) {
            return null;
        }
        reading = true;
        writtenMeanwhile.clear();
        return new Page(readUpTo, epoch, limit, Set.copyOf(stalled.keySet()));
    }

    /** Takes what was read. */
    void offer(Page page, List<Pending> read, Instant now) {
        reading = false;
        if (page.epoch() != epoch) {
            return;
        }
        more = read.size() >= page.limit();
        for (Pending delivery : read) {
            readUpTo = delivery.deliveryId();
            take(delivery, now);
        }
    }

    /** The reading failed; it is tried again. */
    void unread() {
        reading = false;
    }

    private void take(Pending delivery, Instant now) {
        String sequence = delivery.sequence();
        boolean outdated = known.contains(delivery.deliveryId()) || writtenMeanwhile.contains(delivery.deliveryId());
        if (outdated || stalled.containsKey(sequence)) {
            return;
        }
        Instant notBefore = delivery.nextAttempt();
        if (notBefore != null && isAhead(notBefore, now)) {
            stalled.put(sequence, new Stall(delivery.deliveryId(), notBefore));
            return;
        }
        known.add(delivery.deliveryId());
        queues.add(delivery);
    }

    /** The next delivery to send; null when nothing may be sent now. */
    @Nullable
    Pending next(Instant now) {
        return queues.underWay() < atOnce && !isAhead(resume, now) ? queues.begin() : null;
    }

    /** The receiver took it: the next of its sequence may follow, and more may be under way. */
    void delivered(Pending delivery) {
        failures = 0;
        resume = Instant.MIN;
        atOnce = Math.min(mostAtOnce, atOnce + 1);
        settled(delivery);
    }

    /** It was given up, so that what follows need not wait any longer. */
    void settled(Pending delivery) {
        queues.end(delivery.sequence());
    }

    /** The receiver did not take it: its sequence waits, and all others, too, if it seems to be dead. */
    void failed(Pending delivery, Instant until) {
        String sequence = delivery.sequence();
        drop(sequence);
        queues.end(sequence);
        stalled.put(sequence, new Stall(delivery.deliveryId(), until));
        failures++;
        atOnce = Math.max(1, atOnce / 2);
        if (failures >= DEAD_AFTER || stalled.size() > MOST_STALLED) {
            empty();
            resume = until;
            again();
        }
    }

    /** Its outcome is in the table; only a page that is being read just now may show it as it was before. */
    void written(long deliveryId) {
        known.remove(deliveryId);
        if (reading) {
            writtenMeanwhile.add(deliveryId);
        }
    }

    /** There may be something behind what has been read. */
    void more() {
        more = true;
    }

    /** There may be something anywhere in the table. */
    void again() {
        epoch++;
        readUpTo = 0;
        more = true;
    }

    /** Something has been changed, so that failures of the past say nothing any more, once they are in the table. */
    void revive() {
        failures = 0;
        resume = Instant.MIN;
        stalled.replaceAll((sequence, stall) -> new Stall(stall.deliveryId(), Instant.MIN));
        again();
    }

    /** Keeps nothing that is not under way; the table has it. */
    void empty() {
        queues.names().forEach(this::drop);
    }

    /** Whether the table knows everything, so that the lane can be forgotten. */
    boolean isSettled() {
        return known.isEmpty();
    }

    /** Failures since the last success. */
    int failures() {
        return failures;
    }

    /** How many deliveries are in memory. */
    int size() {
        return queues.waiting() + queues.underWay();
    }

    private void drop(String sequence) {
        queues.drop(sequence).forEach(delivery -> known.remove(delivery.deliveryId()));
    }

    /** Whether it is not yet time for what waits until then. */
    private boolean isAhead(Instant until, Instant now) {
        return until.isAfter(now) && !until.isAfter(now.plus(longestWait));
    }

    /** Sequences whose time has come are read again from their first delivery on. */
    private void release(Instant now) {
        boolean released =
                stalled.values().removeIf(stall -> !isAhead(stall.until(), now) && !known.contains(stall.deliveryId()));
        if (released) {
            again();
        }
    }
}
