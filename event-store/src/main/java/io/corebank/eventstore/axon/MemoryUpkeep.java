package io.corebank.eventstore.axon;

import io.corebank.eventstore.commit.CommitListener;
import io.corebank.eventstore.commit.LoggedEvent;
import io.corebank.eventstore.commit.NewEvent;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;

/** Keeps what is in memory, the tail and the caches, in step with the log. */
final class MemoryUpkeep implements CommitListener {

    private final Tail tail;
    private final Consumer<Boolean> writing;
    private final LongAdder groups = new LongAdder();
    private final LongAdder durable = new LongAdder();
    private final List<Consumer<Object>> evictions = new CopyOnWriteArrayList<>();

    /** @param writing hears when this process becomes the writer, and when it is no more */
    MemoryUpkeep(Tail tail, Consumer<Boolean> writing) {
        this.tail = tail;
        this.writing = writing;
    }

    void evictFrom(Consumer<Object> eviction) {
        evictions.add(eviction);
    }

    /** How many groups have become durable. */
    long groups() {
        return groups.sum();
    }

    /** How many events they had. */
    long events() {
        return durable.sum();
    }

    @Override
    public void committed(List<LoggedEvent> events) {
        groups.increment();
        durable.add(events.size());
        tail.append(events.stream()
                .<TrackedEventMessage<?>>map(MemoryUpkeep::tracked)
                .toList());
    }

    /** The event as it would be read back: its time exact to the microsecond. */
    private static TrackedEventMessage<?> tracked(LoggedEvent logged) {
        NewEvent event = logged.event();
        TrackingToken token = new GlobalSequenceTrackingToken(logged.position());
        if (event.ofAggregate() && event.message() instanceof DomainEventMessage<?> message) {
            return new GenericTrackedDomainEventMessage<>(
                    token,
                    message.getType(),
                    message.getAggregateIdentifier(),
                    message.getSequenceNumber(),
                    message,
                    event::at);
        }
        return new GenericTrackedEventMessage<>(token, event.message(), event::at);
    }

    @Override
    public void poisoned(Set<String> aggregateIds) {
        aggregateIds.forEach(id -> evictions.forEach(eviction -> eviction.accept(id)));
    }

    @Override
    public void movedTo(long head) {
        tail.moveTo(head);
    }

    @Override
    public void tookOver(long head) {
        tail.moveTo(head);
        writing.accept(true);
    }

    @Override
    public void lostWriting() {
        writing.accept(false);
    }
}
