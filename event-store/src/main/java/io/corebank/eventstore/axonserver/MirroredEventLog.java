package io.corebank.eventstore.axonserver;

import io.corebank.eventstore.ChainVerification;
import io.corebank.eventstore.EventFilter;
import io.corebank.eventstore.EventLog;
import io.corebank.eventstore.EventSlice;
import io.corebank.eventstore.EventStoreUnavailableException;
import io.corebank.eventstore.LogVerification;
import io.corebank.eventstore.StoredEvent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/** The copy of the log. What it is asked for, it tells once it has everything that Axon Server had by then. */
final class MirroredEventLog implements EventLog {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int PAUSE_MILLIS = 5;

    private final PositionedEventStore events;
    private final EventLog copy;

    MirroredEventLog(PositionedEventStore events, EventLog copy) {
        this.events = events;
        this.copy = copy;
    }

    @Override
    public long head() {
        return events.head();
    }

    @Override
    public List<StoredEvent> ofAggregate(String aggregateId, long fromSequence, int limit) {
        return complete().ofAggregate(aggregateId, fromSequence, limit);
    }

    @Override
    public EventSlice find(EventFilter filter, long fromPosition, boolean upwards, int limit) {
        return complete().find(filter, fromPosition, upwards, limit);
    }

    @Override
    public ChainVerification verify(String aggregateId) {
        return complete().verify(aggregateId);
    }

    @Override
    public LogVerification verifyAll(LongConsumer progress) {
        return complete().verifyAll(progress);
    }

    private EventLog complete() {
        long wanted = events.head();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (copy.head() < wanted) {
            if (System.nanoTime() > end) {
                throw new EventStoreUnavailableException("The copy of the log has not reached position " + wanted);
            }
            pause();
        }
        return copy;
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EventStoreUnavailableException("Interrupted while the log was copied", e);
        }
    }
}
