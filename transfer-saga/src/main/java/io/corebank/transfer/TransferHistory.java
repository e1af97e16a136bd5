package io.corebank.transfer;

import io.corebank.api.MetaDataKeys;
import io.corebank.api.transfer.event.TransferEvent;
import io.corebank.api.transfer.event.TransferRequested;
import io.corebank.api.transfer.event.TransferStarted;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A transfer as its stored events tell it, whatever any table, cache or saga believes. */
@Component
class TransferHistory {

    private final EventStore events;

    TransferHistory(EventStore events) {
        this.events = events;
    }

    /** A transfer, when it was asked for, began and ended if it has, and the latest event of it. */
    record Recorded(
            TransferState state,
            Instant requestedAt,
            Instant begunAt,
            @Nullable Instant endedAt,
            DomainEventMessage<?> latest) {

        /** What a command that follows from the latest event carries on. */
        Map<String, Object> handedOn() {
            Object correlation = latest.getMetaData().getOrDefault(MetaDataKeys.CORRELATION_ID, latest.getIdentifier());
            return Map.of(MetaDataKeys.CORRELATION_ID, correlation, MetaDataKeys.CAUSATION_ID, latest.getIdentifier());
        }
    }

    Optional<Recorded> of(String transferId) {
        return of(transferId, Long.MAX_VALUE);
    }

    /** The transfer as it was at a version, counted from 1; empty when there are no events of it. */
    Optional<Recorded> of(String transferId, long version) {
        @Nullable TransferState state = null;
        Instant requestedAt = Instant.EPOCH;
        Instant begunAt = Instant.EPOCH;
        @Nullable Instant endedAt = null;
        @Nullable DomainEventMessage<?> latest = null;
        Iterator<? extends DomainEventMessage<?>> stored =
                events.readEvents(transferId, 0).asStream().iterator();
        while (stored.hasNext() && (state == null || state.version() < version)) {
            latest = stored.next();
            if (!(latest.getPayload() instanceof TransferEvent event)) {
                return Optional.empty();
            }
            requestedAt = state == null ? latest.getTimestamp() : requestedAt;
            begunAt = event instanceof TransferRequested || event instanceof TransferStarted
                    ? latest.getTimestamp()
                    : begunAt;
            state = TransferState.after(state, event);
            endedAt = endedAt == null && state.status().isTerminal() ? latest.getTimestamp() : endedAt;
        }
        return state == null || latest == null
                ? Optional.empty()
                : Optional.of(new Recorded(state, requestedAt, begunAt, endedAt, latest));
    }
}
