package io.corebank.notifications;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.ObjectNode;

/** Looks after webhooks as a whole: gives up those that are beyond hope, and takes old deliveries out of the log. */
final class Care implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Care.class);
    private static final int CHUNK = 5_000;

    private final WebhookRows webhooks;
    private final DeliveryRows deliveries;
    private final AnswerRows answers;
    private final TransactionTemplate transaction;
    private final WebhookSettings settings;
    private final Clock clock;
    private final Counter delivered;
    private final Counter failed;
    private final Counter disabled;
    private final ScheduledExecutorService background =
            Executors.newSingleThreadScheduledExecutor(Threads.named("webhooks-care"));

    Care(
            WebhookRows webhooks,
            DeliveryRows deliveries,
            AnswerRows answers,
            TransactionTemplate transaction,
            WebhookSettings settings,
            MeterRegistry meters,
            Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.answers = answers;
        this.transaction = transaction;
        this.settings = settings;
        this.clock = clock;
        this.delivered = meters.counter("bank.webhooks.attempts", "result", "delivered");
        this.failed = meters.counter("bank.webhooks.attempts", "result", "failed");
        this.disabled = meters.counter("bank.webhooks.disabled");
        long pause = settings.tidyEvery().toMillis();
        Threads.every(pause, background, this::tidy, log);
    }

    void count(Reply reply) {
        (reply.isTaken() ? delivered : failed).increment();
    }

    /** Takes note of a receiver that does not answer any more, or does again. */
    void failing(Webhook webhook, @Nullable Instant since) {
        background.execute(Threads.logged(() -> webhooks.failing(webhook.webhookId(), since), log));
    }

    /** Disables a webhook, parks what waits for it, and tells its owner's other webhooks. */
    void giveUp(Webhook webhook, @Nullable String reason) {
        background.execute(Threads.logged(() -> disable(webhook, String.valueOf(reason)), log));
    }

    private void disable(Webhook webhook, String reason) {
        Instant now = clock.instant();
        boolean done = Boolean.TRUE.equals(transaction.execute(status -> {
            if (!webhooks.disable(webhook.webhookId(), reason)) {
                return false;
            }
            deliveries.parkAll(webhook.webhookId(), "the webhook was disabled", now);
            deliveries.insert(notices(webhook, reason, now));
            return true;
        }));
        if (done) {
            disabled.increment();
            log.warn("The webhook {} is disabled: {}", webhook.webhookId(), reason);
        }
    }

    private List<NewDelivery> notices(Webhook gone, String reason, Instant now) {
        ObjectNode data = Envelope.data();
        data.put("webhookId", gone.webhookId());
        data.put("reason", reason);
        String id = UUID.randomUUID().toString();
        String body = Envelope.of(id, EventCatalog.DISABLED, 0, now, null, data);
        return webhooks.all().stream()
                .filter(other -> other.status() != Webhook.Status.DISABLED
                        && other.keyHolder().equals(gone.keyHolder())
                        && other.wants(EventCatalog.DISABLED))
                .map(other -> new NewDelivery(other.webhookId(), id, EventCatalog.DISABLED, "", 0, now, body))
                .toList();
    }

    /** Keeps the table within bounds. Every process may do it. */
    void tidy() {
        Instant before = clock.instant().minus(settings.retention());
        while (deliveries.forget(before, CHUNK) == CHUNK) {
            log.debug("Took {} old deliveries out of the log", CHUNK);
        }
        Instant unanswered = clock.instant().minus(settings.answerRetention());
        while (answers.forget(unanswered, CHUNK) == CHUNK) {
            log.debug("Forgot {} old answers", CHUNK);
        }
        for (Webhook webhook : webhooks.all()) {
            if (webhook.status() != Webhook.Status.DISABLED
                    && deliveries.countPending(webhook.webhookId(), settings.mostPending() + 1)
                            > settings.mostPending()) {
                disable(webhook, "too much waits for it");
            }
        }
    }

    @Override
    public void close() {
        Threads.end(background);
    }
}
