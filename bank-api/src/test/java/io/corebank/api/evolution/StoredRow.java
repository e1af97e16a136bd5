package io.corebank.api.evolution;

import java.time.Instant;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SerializedObject;

/** An event as it lies in the log: the third of its stream, at position 7. */
record StoredRow(SerializedObject<byte[]> payload) implements DomainEventData<byte[]>, TrackedEventData<byte[]> {

    static final long SEQUENCE = 2;
    static final long POSITION = 7;
    static final String ID = "e1";

    @Override
    public TrackingToken trackingToken() {
        return new GlobalSequenceTrackingToken(POSITION);
    }

    @Override
    public String getType() {
        return "Account";
    }

    @Override
    public String getAggregateIdentifier() {
        return "a1";
    }

    @Override
    public long getSequenceNumber() {
        return SEQUENCE;
    }

    @Override
    public String getEventIdentifier() {
        return ID;
    }

    @Override
    public Instant getTimestamp() {
        return Instant.EPOCH;
    }

    @Override
    public SerializedObject<byte[]> getMetaData() {
        return new SerializedMetaData<>(new byte[] {'{', '}'}, byte[].class);
    }

    @Override
    public SerializedObject<byte[]> getPayload() {
        return payload;
    }
}
