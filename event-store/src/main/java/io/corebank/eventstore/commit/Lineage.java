package io.corebank.eventstore.commit;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Knows which states in memory rest on events that never became durable. Every state of an aggregate carries a stamp:
 * the count of failures when it was read from the log. A failed ticket raises the epoch of its aggregates to a new
 * count, and whatever carries an older stamp is poisoned: its tickets fail and the cache does not hand it out.
 */
public final class Lineage {

    /** So many aggregates have an epoch of their own; past it, one epoch for all takes their place. */
    private static final int MOST_EPOCHS = 10_000;

    private final AtomicLong failures = new AtomicLong();
    private final Map<String, Long> epochs = new ConcurrentHashMap<>();
    private final Map<String, Ticket> pending = new ConcurrentHashMap<>();
    private volatile long epochOfAll;

    /** The stamp of a state that is read from the log from now on. */
    public long stamp() {
        return failures.get();
    }

    /** Whether a state with this stamp rests on durable or pending events only. */
    public boolean isSound(String aggregateId, long stamp) {
        return stamp >= epochOfAll && stamp >= epochs.getOrDefault(aggregateId, 0L);
    }

    /**
     * The last ticket of the aggregate that is not settled. Before it is, the log does not tell the aggregate's state.
     */
    public @Nullable Ticket pendingOn(String aggregateId) {
        return pending.get(aggregateId);
    }

    /** From now on, no state of the aggregate that is in memory is sound. */
    public void poison(String aggregateId) {
        if (epochs.size() >= MOST_EPOCHS) {
            poisonAll();
            return;
        }
        epochs.put(aggregateId, failures.incrementAndGet());
    }

    void poisonAll() {
        epochOfAll = failures.incrementAndGet();
        epochs.clear();
    }

    void submitted(Ticket ticket) {
        for (NewEvent event : ticket.events()) {
            if (event.ofAggregate()) {
                pending.put(event.aggregateId(), ticket);
            }
        }
    }

    void settled(Ticket ticket) {
        for (NewEvent event : ticket.events()) {
            if (event.ofAggregate()) {
                pending.remove(event.aggregateId(), ticket);
            }
        }
    }
}
