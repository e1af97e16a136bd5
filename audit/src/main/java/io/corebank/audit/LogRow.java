package io.corebank.audit;

/** A row of the log. Payload and metadata are whole, as they were before they were stored. */
@SuppressWarnings("ArrayRecordComponent")
record LogRow(
        long position,
        long atMicros,
        int sequence,
        EventKind kind,
        StoredId aggregate,
        StoredId event,
        byte[] hash,
        byte[] payload,
        byte[] metaData) {}
