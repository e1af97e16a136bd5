package io.corebank.eventstore.axon;

import io.corebank.eventstore.commit.HashChain;
import io.corebank.eventstore.commit.StoredRow;
import java.time.Instant;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;

/** A stored event as Axon reads it. */
class StoredEntry implements TrackedEventData<byte[]> {

    private final StoredRow row;

    private StoredEntry(StoredRow row) {
        this.row = row;
    }

    static TrackedEventData<byte[]> of(StoredRow row) {
        String aggregateType = row.type().aggregateType();
        return aggregateType == null ? new StoredEntry(row) : new OfAggregate(row, aggregateType);
    }

    /** An event of an aggregate; anything else has no aggregate id, sequence and type for Axon. */
    static final class OfAggregate extends StoredEntry implements DomainEventData<byte[]> {

        private final StoredRow row;
        private final String aggregateType;

        OfAggregate(StoredRow row, String aggregateType) {
            super(row);
            this.row = row;
            this.aggregateType = aggregateType;
        }

        @Override
        public String getType() {
            return aggregateType;
        }

        @Override
        public String getAggregateIdentifier() {
            return row.aggregateId();
        }

        @Override
        public long getSequenceNumber() {
            return row.sequence();
        }
    }

    @Override
    public TrackingToken trackingToken() {
        return new GlobalSequenceTrackingToken(row.position());
    }

    @Override
    public String getEventIdentifier() {
        return row.eventId();
    }

    @Override
    public Instant getTimestamp() {
        return HashChain.instantOf(row.atMicros());
    }

    @Override
    public SerializedObject<byte[]> getMetaData() {
        return new SerializedMetaData<>(row.metaData(), byte[].class);
    }

    @Override
    public SerializedObject<byte[]> getPayload() {
        return new SimpleSerializedObject<>(
                row.payload(),
                byte[].class,
                new SimpleSerializedType(row.type().payloadType(), row.type().revision()));
    }
}
