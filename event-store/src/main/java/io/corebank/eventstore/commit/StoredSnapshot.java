package io.corebank.eventstore.commit;

import java.time.Instant;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.jspecify.annotations.Nullable;

/** A snapshot as Axon reads and writes it. */
@SuppressWarnings("ArrayRecordComponent")
public record StoredSnapshot(
        String aggregateType,
        String aggregateId,
        long sequence,
        String eventId,
        Instant at,
        String payloadType,
        @Nullable String revision,
        byte[] state,
        byte[] stateMetaData)
        implements DomainEventData<byte[]> {

    @Override
    public String getType() {
        return aggregateType;
    }

    @Override
    public String getAggregateIdentifier() {
        return aggregateId;
    }

    @Override
    public long getSequenceNumber() {
        return sequence;
    }

    @Override
    public String getEventIdentifier() {
        return eventId;
    }

    @Override
    public Instant getTimestamp() {
        return at;
    }

    @Override
    public SerializedObject<byte[]> getMetaData() {
        return new SerializedMetaData<>(stateMetaData, byte[].class);
    }

    @Override
    public SerializedObject<byte[]> getPayload() {
        return new SimpleSerializedObject<>(state, byte[].class, new SimpleSerializedType(payloadType, revision));
    }
}
