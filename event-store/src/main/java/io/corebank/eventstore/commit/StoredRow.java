package io.corebank.eventstore.commit;

/** An event as it is stored, at its place in the log. */
@SuppressWarnings("ArrayRecordComponent")
public record StoredRow(
        long position,
        long atMicros,
        long sequence,
        EventType type,
        String aggregateId,
        String eventId,
        byte[] hash,
        byte[] payload,
        byte[] metaData) {

    /** What {@link HashChain#contentOf} says of it. */
    public byte[] contentHash() {
        return HashChain.contentOf(
                eventId,
                aggregateId,
                type.aggregateType(),
                sequence,
                type.payloadType(),
                type.revision(),
                atMicros,
                payload,
                metaData);
    }
}
