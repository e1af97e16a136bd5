package io.corebank.transfer;

import io.corebank.api.standing.event.StandingOrderEvent;
import java.util.Iterator;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A standing order as its stored events tell it. */
@Component
class StandingOrderHistory {

    private final EventStore events;

    StandingOrderHistory(EventStore events) {
        this.events = events;
    }

    Optional<StandingOrderState> of(String standingOrderId) {
        return of(standingOrderId, Long.MAX_VALUE);
    }

    /** The order as it was at a version, counted from 1; empty when there are no events of it. */
    Optional<StandingOrderState> of(String standingOrderId, long version) {
        @Nullable StandingOrderState state = null;
        Iterator<? extends DomainEventMessage<?>> stored =
                events.readEvents(standingOrderId, 0).asStream().iterator();
        while (stored.hasNext() && (state == null || state.version() < version)) {
            if (!(stored.next().getPayload() instanceof StandingOrderEvent event)) {
                return Optional.empty();
            }
            state = StandingOrderState.after(state, event);
        }
        return Optional.ofNullable(state);
    }
}
