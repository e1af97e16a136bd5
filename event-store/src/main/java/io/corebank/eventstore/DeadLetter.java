package io.corebank.eventstore;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event that its processing group could not handle, in front of those that wait behind it.
 *
 * @param sequence what stands still until this is handled, such as an aggregate's id
 * @param payload as JSON
 * @param waiting how many events of the sequence there are, this one included
 * @param touchedAt when it was last tried
 */
public record DeadLetter(
        String id,
        String group,
        String sequence,
        String type,
        @Nullable String aggregateId,
        String eventId,
        Instant at,
        String payload,
        @Nullable String causeType,
        @Nullable String cause,
        Instant enqueuedAt,
        @Nullable Instant touchedAt,
        long waiting) {}
