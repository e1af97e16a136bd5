package io.corebank.eventstore.axon;

import io.corebank.eventstore.commit.HashChain;
import io.corebank.eventstore.commit.NewEvent;
import io.corebank.eventstore.commit.StoredSnapshot;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Serializes and hashes events before they get to whoever writes them, so that the writer need not. */
public final class EventSerialization {

    private EventSerialization() {}

    /** An event on its way into the log. */
    public static NewEvent serialize(EventMessage<?> message, Serializer serializer) {
        if (message instanceof DomainEventMessage<?> event && event.getType() != null) {
            return serialize(
                    message, serializer, event.getAggregateIdentifier(), event.getType(), event.getSequenceNumber());
        }
        return serialize(message, serializer, message.getIdentifier(), null, 0);
    }

    private static NewEvent serialize(
            EventMessage<?> message,
            Serializer serializer,
            String aggregateId,
            @Nullable String aggregateType,
            long sequence) {
        SerializedObject<byte[]> payload = message.serializePayload(serializer, byte[].class);
        byte[] metaData = message.serializeMetaData(serializer, byte[].class).getData();
        Instant at = message.getTimestamp().truncatedTo(ChronoUnit.MICROS);
        byte[] hash = HashChain.contentOf(
                message.getIdentifier(),
                aggregateId,
                aggregateType,
                sequence,
                payload.getType().getName(),
                payload.getType().getRevision(),
                HashChain.microsOf(at),
                payload.getData(),
                metaData);
        return new NewEvent(
                asReadBack(message, metaData, serializer),
                message.getIdentifier(),
                aggregateId,
                aggregateType,
                sequence,
                payload.getType().getName(),
                payload.getType().getRevision(),
                at,
                payload.getData(),
                metaData,
                hash);
    }

    /**
     * With the metadata that whoever reads the event from the log gets: JSON makes a text of a UUID and a small number
     * of a long one. So a live reader sees what a replay shows.
     */
    private static EventMessage<?> asReadBack(EventMessage<?> message, byte[] metaData, Serializer serializer) {
        for (Object value : message.getMetaData().values()) {
            if (!(value instanceof String || value instanceof Boolean || value instanceof Integer)) {
                return message.withMetaData(
                        serializer.<byte[], MetaData>deserialize(new SerializedMetaData<>(metaData, byte[].class)));
            }
        }
        return message;
    }

    /** A snapshot as it is stored. */
    static StoredSnapshot serializeSnapshot(DomainEventMessage<?> snapshot, Serializer serializer) {
        SerializedObject<byte[]> payload = snapshot.serializePayload(serializer, byte[].class);
        return new StoredSnapshot(
                snapshot.getType(),
                snapshot.getAggregateIdentifier(),
                snapshot.getSequenceNumber(),
                snapshot.getIdentifier(),
                snapshot.getTimestamp(),
                payload.getType().getName(),
                payload.getType().getRevision(),
                payload.getData(),
                snapshot.serializeMetaData(serializer, byte[].class).getData());
    }
}
