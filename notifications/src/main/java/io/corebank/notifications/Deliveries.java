package io.corebank.notifications;

import io.corebank.api.OperationIds;
import io.corebank.notifications.Outcome.State;
import io.corebank.support.operations.Completed;
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
    private final Writes writes;
    private final PersonalData personalData;
    private final ApplicationEventPublisher news;
    private final Clock clock;

    Deliveries(
            Webhooks webhooks,
            DeliveryRows rows,
            DeliveryLog log,
            Writes writes,
            PersonalData personalData,
            ApplicationEventPublisher news,
            Clock clock) {
        this.webhooks = webhooks;
        this.rows = rows;
        this.log = log;
        this.writes = writes;
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
    Completed<Again> again(OperationRequest request, String webhookId, long deliveryId) {
        WebhookWrite write = WebhookWrite.of(request, "redeliver", webhookId, Long.toString(deliveryId));
        return told(writes.once(write, Again.class, () -> {
            one(webhookId, deliveryId, request.caller());
            return new Again(log.again(webhookId, new DeliveryLog.Range(deliveryId, deliveryId, null)));
        }));
    }

    /** Sends those of a range again that do not wait in any case. */
    Completed<Again> again(OperationRequest request, String webhookId, DeliveryLog.Range range) {
        WebhookWrite write = WebhookWrite.of(request, "redeliver range", webhookId, range.toString());
        return told(writes.once(write, Again.class, () -> {
            webhooks.find(webhookId, request.caller());
            return new Again(log.again(webhookId, range));
        }));
    }

    /** Sends something that is no event, once for each key. */
    Completed<Test> test(OperationRequest request, String webhookId) {
        return told(writes.once(WebhookWrite.of(request, "test", webhookId), Test.class, () -> {
            webhooks.find(webhookId, request.caller());
            String id = OperationIds.derive("webhook-test", webhookId, request.id());
            Instant now = clock.instant();
            String body = Envelope.of(id, EventCatalog.TEST, 0, now, null, Envelope.data());
            rows.insert(List.of(new NewDelivery(webhookId, id, EventCatalog.TEST, "", 0, now, body)));
            return new Test(id);
        }));
    }

    /** What has been committed is sent at once. */
    private <R> Completed<R> told(Completed<R> done) {
        news.publishEvent(new DeliveriesWait());
        return done;
    }
}
