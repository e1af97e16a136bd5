package io.corebank.eventstore.postgres;

import io.corebank.eventstore.commit.NewEvent;

/** A row of the event table with its type looked up. */
@SuppressWarnings("ArrayRecordComponent")
public record StoredRow(
        long position,
        long atMicros,
        long sequence,
        EventTypes.EventType type,
        String aggregateId,
        String eventId,
        byte[] hash,
        byte[] payload,
        byte[] metaData) {

    static EventTypes.EventType typeOf(NewEvent event) {
        return new EventTypes.EventType(event.aggregateType(), event.payloadType(), event.revision());
    }
}
