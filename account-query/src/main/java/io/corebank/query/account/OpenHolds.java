package io.corebank.query.account;

import io.corebank.api.account.event.HoldCaptured;
import io.corebank.api.account.event.HoldPlaced;
import io.corebank.api.account.event.HoldReleased;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;

/** What is on hold on an account, from its events: few documents would ever be read as often as they change. */
@Component
class OpenHolds {

    private final EventStore events;
    private final StreamFolds folds;

    OpenHolds(EventStore events, StreamFolds folds) {
        this.events = events;
        this.folds = folds;
    }

    /** An account's holds, the oldest first. */
    List<HoldView> of(String accountId) {
        return folds.run(() -> {
            Fold fold = new Fold();
            events.readEvents(accountId, 0).asStream().forEach(fold::apply);
            return List.copyOf(fold.open.values());
        });
    }

    private static final class Fold {

        private final Map<String, HoldView> open = new LinkedHashMap<>();

        void apply(DomainEventMessage<?> message) {
            Object event = message.getPayload();
            Instant at = message.getTimestamp();
            if (event instanceof HoldPlaced placed) {
                open.put(placed.holdId(), HoldView.of(placed, at));
            } else if (event instanceof HoldCaptured captured) {
                open.remove(captured.holdId());
            } else if (event instanceof HoldReleased released) {
                open.remove(released.holdId());
            }
        }
    }
}
