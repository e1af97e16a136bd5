package io.corebank.notifications;

import io.corebank.support.privacy.PersonalData;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the deliverer asks of the database. Each of it may take a while. */
@Component
class Desk {

    private final Subscriptions subscriptions;
    private final DeliveryRows deliveries;
    private final PersonalData personalData;
    private final DeliveryTurn turn;
    private final Clock clock;

    Desk(
            Subscriptions subscriptions,
            DeliveryRows deliveries,
            PersonalData personalData,
            DeliveryTurn turn,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.deliveries = deliveries;
        this.personalData = personalData;
        this.turn = turn;
        this.clock = clock;
    }

    /** The webhooks that are to be told now, and where; none while it is another process's turn. */
    Map<Webhook, Endpoint> served() {
        Map<Webhook, Endpoint> served = new HashMap<>();
        if (turn.holds()) {
            subscriptions.current().all().stream()
                    .filter(webhook -> webhook.status() == Webhook.Status.ACTIVE)
                    .forEach(webhook -> Endpoint.of(webhook, personalData, clock.instant())
                            .ifPresent(endpoint -> served.put(webhook, endpoint)));
        }
        return served;
    }

    /** What waits, as the receiver may see it. */
    List<Pending> read(Webhook webhook, Lane.Page page) {
        boolean forCustomer = webhook.customerId() != null;
        return deliveries.pending(webhook.webhookId(), page.after(), page.without(), page.limit()).stream()
                .map(delivery -> delivery.saying(Envelope.unsealed(delivery.body(), forCustomer, personalData)))
                .toList();
    }

    void settle(List<Outcome> outcomes) {
        deliveries.settle(outcomes);
    }

    void close() {
        turn.close();
    }
}
