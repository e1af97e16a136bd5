package io.corebank.eventstore.commit;

import java.time.Instant;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;

/**
 * An event on its way into the log, serialised already so that the committer has nothing left to compute but its place.
 *
 * @param aggregateId the aggregate it belongs to; an event that belongs to none has a stream of its own, named by its
 *     id
 * @param aggregateType absent when it belongs to no aggregate
 * @param at when it was published, exact to the microsecond
 * @param contentHash what {@link HashChain#contentOf} says of everything above
 */
@SuppressWarnings("ArrayRecordComponent")
public record NewEvent(
        EventMessage<?> message,
        String eventId,
        String aggregateId,
        @Nullable String aggregateType,
        long sequence,
        String payloadType,
        @Nullable String revision,
        Instant at,
        byte[] payload,
        byte[] metaData,
        byte[] contentHash) {

    public EventType type() {
        return new EventType(aggregateType, payloadType, revision);
    }

    public boolean ofAggregate() {
        return aggregateType != null;
    }
}
