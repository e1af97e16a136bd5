package io.corebank.eventstore;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which events of the log are looked for; what is null does not matter.
 *
 * @param type the name of an event's class, with or without its package
 * @param from not published before this instant
 * @param to published before this instant
 */
public record EventFilter(
        @Nullable String type,
        @Nullable String aggregateId,
        @Nullable String correlationId,
        @Nullable Instant from,
        @Nullable Instant to) {

    /** Every event. */
    public static final EventFilter ALL = new EventFilter(null, null, null, null, null);
}
