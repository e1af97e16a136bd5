package io.corebank.support.inspect;

import java.time.Instant;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;

/** How far into an aggregate's life to look: up to a sequence, up to an instant, or to its end when both are absent. */
record PointInStream(@Nullable Long sequence, @Nullable Instant at) {

    boolean includes(DomainEventMessage<?> event) {
        if (sequence != null) {
            return event.getSequenceNumber() <= sequence;
        }
        return at == null || !event.getTimestamp().isAfter(at);
    }
}
