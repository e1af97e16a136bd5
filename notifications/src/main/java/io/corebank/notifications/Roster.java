package io.corebank.notifications;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The receivers that are being served, and those whose last calls are still to be settled. Used by one thread. */
final class Roster {

    private final Map<String, Receiver> receivers = new HashMap<>();
    private final WebhookSettings settings;

    Roster(WebhookSettings settings) {
        this.settings = settings;
    }

    /** Serves these from now on, and no others. */
    void serve(Map<Webhook, Endpoint> served) {
        Set<String> ids = served.keySet().stream().map(Webhook::webhookId).collect(Collectors.toSet());
        receivers.values().removeIf(receiver -> !ids.contains(receiver.webhook().webhookId()) && receiver.retire());
        served.forEach((webhook, endpoint) -> receivers
                .computeIfAbsent(webhook.webhookId(), id -> new Receiver(webhook, endpoint, lane()))
                .serve(webhook, endpoint));
    }

    private Lane lane() {
        return new Lane(settings.concurrency(), Verdicts.longestPause(settings));
    }

    Collection<Receiver> all() {
        return List.copyOf(receivers.values());
    }

    /** What came of the delivery is in the table. */
    void written(Pending delivery) {
        Receiver receiver = receivers.get(delivery.webhookId());
        if (receiver != null) {
            receiver.lane().written(delivery.deliveryId());
        }
    }
}
