package io.corebank.eventstore;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event as it is stored, for people: payload and metadata as JSON, the running hash of its stream in hexadecimal.
 */
public record StoredEvent(
        long position,
        String aggregateId,
        String aggregateType,
        long sequence,
        String type,
        @Nullable String revision,
        Instant at,
        String eventId,
        String payload,
        String metaData,
        String hash) {}
