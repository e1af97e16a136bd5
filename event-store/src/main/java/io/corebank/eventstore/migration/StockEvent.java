package io.corebank.eventstore.migration;

import io.corebank.eventstore.commit.EventType;
import io.corebank.eventstore.commit.HashChain;
import io.corebank.eventstore.commit.NewEvent;
import io.corebank.eventstore.commit.StoredRow;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.GenericMessage;

/** An event as Axon's own engines store it. */
@SuppressWarnings("ArrayRecordComponent")
record StockEvent(
        String eventId,
        String aggregateId,
        EventType type,
        long sequence,
        Instant at,
        byte[] payload,
        byte[] metaData) {

    /** The hash of everything it says, which it must keep. */
    byte[] contentHash() {
        return HashChain.contentOf(
                eventId,
                aggregateId,
                type.aggregateType(),
                sequence,
                type.payloadType(),
                type.revision(),
                HashChain.microsOf(at),
                payload,
                metaData);
    }

    boolean isContentOf(StoredRow row) {
        return Arrays.equals(contentHash(), row.contentHash());
    }

    /** The event on its way into the log. Nobody listens there, so its message carries nothing but its id. */
    NewEvent onItsWay() {
        return new NewEvent(
                new GenericEventMessage<>(new GenericMessage<>(eventId, "", Map.of()), () -> at),
                eventId,
                aggregateId,
                type.aggregateType(),
                sequence,
                type.payloadType(),
                type.revision(),
                at,
                payload,
                metaData,
                contentHash());
    }
}
