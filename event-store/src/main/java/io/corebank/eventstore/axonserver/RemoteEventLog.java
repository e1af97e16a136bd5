package io.corebank.eventstore.axonserver;

import io.corebank.eventstore.ChainVerification;
import io.corebank.eventstore.EventFilter;
import io.corebank.eventstore.EventLog;
import io.corebank.eventstore.EventSlice;
import io.corebank.eventstore.EventStoreUnavailableException;
import io.corebank.eventstore.LogVerification;
import io.corebank.eventstore.StoredEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.LongConsumer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;

/**
 * The log of a process that keeps no copy of it. Axon Server does not tell the position of an aggregate's event, so
 * that its events are said to be no later than the head, and it has no hash chains: the process with the copy has.
 */
final class RemoteEventLog implements EventLog {

    private static final String ELSEWHERE = "Only the service that keeps a copy of the log can tell this";

    private final PositionedEventStore events;
    private final Serializer serializer;

    RemoteEventLog(PositionedEventStore events, Serializer serializer) {
        this.events = events;
        this.serializer = serializer;
    }

    @Override
    public long head() {
        return events.head();
    }

    @Override
    public List<StoredEvent> ofAggregate(String aggregateId, long fromSequence, int limit) {
        List<? extends DomainEventMessage<?>> found = events.readEvents(aggregateId, fromSequence)
                .asStream()
                .limit(limit)
                .toList();
        long noLaterThan = events.head();
        return found.stream().map(event -> storedEventOf(event, noLaterThan)).toList();
    }

    private StoredEvent storedEventOf(DomainEventMessage<?> event, long position) {
        SerializedObject<byte[]> payload = event.serializePayload(serializer, byte[].class);
        byte[] metaData = event.serializeMetaData(serializer, byte[].class).getData();
        return new StoredEvent(
                position,
                event.getAggregateIdentifier(),
                event.getType(),
                event.getSequenceNumber(),
                payload.getType().getName(),
                payload.getType().getRevision(),
                event.getTimestamp(),
                event.getIdentifier(),
                new String(payload.getData(), StandardCharsets.UTF_8),
                new String(metaData, StandardCharsets.UTF_8),
                "");
    }

    @Override
    public EventSlice find(EventFilter filter, long fromPosition, boolean upwards, int limit) {
        throw new EventStoreUnavailableException(ELSEWHERE);
    }

    @Override
    public ChainVerification verify(String aggregateId) {
        throw new EventStoreUnavailableException(ELSEWHERE);
    }

    @Override
    public LogVerification verifyAll(LongConsumer progress) {
        throw new EventStoreUnavailableException(ELSEWHERE);
    }
}
