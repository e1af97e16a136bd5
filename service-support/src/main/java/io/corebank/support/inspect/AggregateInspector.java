package io.corebank.support.inspect;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;

/** Reads an aggregate's events from the first on, never from a snapshot, and lets its own class rebuild the state. */
class AggregateInspector {

    private static final double NANOS_PER_MILLI = 1_000_000.0;

    private final EventStore events;
    private final Map<String, AggregateRebuilder> rebuilders;

    AggregateInspector(EventStore events, List<AggregateRebuilder> rebuilders) {
        this.events = events;
        this.rebuilders = rebuilders.stream()
                .collect(Collectors.toUnmodifiableMap(AggregateRebuilder::type, Function.identity()));
    }

    RebuiltAggregate rebuild(String aggregateId, PointInStream until) {
        long start = System.nanoTime();
        List<? extends DomainEventMessage<?>> read = events.readEvents(aggregateId, 0)
                .asStream()
                .takeWhile(until::includes)
                .toList();
        if (read.isEmpty()) {
            throw new UnknownAggregate();
        }
        DomainEventMessage<?> last = read.get(read.size() - 1);
        AggregateRebuilder rebuilder = rebuilders.get(last.getType());
        if (rebuilder == null) {
            throw new UnknownAggregate();
        }
        Object state = rebuilder.rebuild(aggregateId, read);
        double millis = (System.nanoTime() - start) / NANOS_PER_MILLI;
        return new RebuiltAggregate(
                aggregateId,
                last.getType(),
                last.getSequenceNumber(),
                last.getTimestamp(),
                state,
                read.size(),
                false,
                snapshotOf(aggregateId),
                millis);
    }

    /** Commands are given what begins with the newest snapshot that still fits, which is no event of the stream. */
    private RebuiltAggregate.@Nullable Snapshot snapshotOf(String aggregateId) {
        DomainEventStream stream = events.readEvents(aggregateId);
        if (!stream.hasNext()) {
            return null;
        }
        DomainEventMessage<?> first = stream.peek();
        return first.getSequenceNumber() == 0
                ? null
                : new RebuiltAggregate.Snapshot(first.getSequenceNumber(), first.getTimestamp());
    }
}
