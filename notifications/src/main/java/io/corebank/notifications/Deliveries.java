package io.corebank.notifications;

import io.corebank.api.OperationIds;
import io.corebank.notifications.Outcome.State;
import io.corebank.support.operations.OperationRequest;
import io.corebank.support.privacy.PersonalData;
import io.corebank.support.security.Caller;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Deliveries of a webhook, for their controller. Whoever may see the webhook may see them. */
@Component
class Deliveries {

    private final Webhooks webhooks;
    private final DeliveryRows rows;
    private final DeliveryLog log;
    private final PersonalData personalData;
    private final ApplicationEventPublisher news;
    private final Clock clock;

    Deliveries(
            Webhooks webhooks,
            DeliveryRows rows,
            DeliveryLog log,
            PersonalData personalData,
            ApplicationEventPublisher news,
            Clock clock) {
        this.webhooks = webhooks;
        this.rows = rows;
        this.log = log;
        this.personalData = personalData;
        this.news = news;
        this.clock = clock;
    }

    /** How many are sent again. */
    record Again(int deliveries) {}

    /** What is sent to try a receiver. */
    record Test(String messageId) {}

    List<DeliveryView> page(String webhookId, Caller caller, @Nullable State status, Paging paging) {
        webhooks.find(webhookId, caller);
        return log.page(webhookId, status, paging).stream()
                .map(delivery -> delivery.saying(null))
                .toList();
    }

    DeliveryView one(String webhookId, long deliveryId, Caller caller) {
        Webhook webhook = webhooks.find(webhookId, caller);
        DeliveryView found = log.find(webhookId, deliveryId).orElseThrow(WebhookRefusal::unknownDelivery);
        boolean forItsCustomer = caller.subject().equals(webhook.customerId());
        return found.saying(Envelope.unsealed(String.valueOf(found.body()), forItsCustomer, personalData));
    }

    /** Sends one again, or does nothing while it waits in any case. */
    Again again(String webhookId, long deliveryId, Caller caller) {
        one(webhookId, deliveryId, caller);
        return again(webhookId, new DeliveryLog.Range(deliveryId, deliveryId, null), caller);
    }

    Again again(String webhookId, DeliveryLog.Range range, Caller caller) {
        webhooks.find(webhookId, caller);
        Again again = new Again(log.again(webhookId, range));
        news.publishEvent(new DeliveriesWait());
        return again;
    }

    /** Sends something that is no event, once for each key. */
    Test test(OperationRequest request, String webhookId) {
        webhooks.find(webhookId, request.caller());
        String id = OperationIds.derive("webhook-test", webhookId, request.id());
        Instant now = clock.instant();
        String body = Envelope.of(id, EventCatalog.TEST, 0, now, null, Envelope.data());
        rows.insert(List.of(new NewDelivery(webhookId, id, EventCatalog.TEST, "", 0, now, body)));
        news.publishEvent(new DeliveriesWait());
        return new Test(id);
    }
}
