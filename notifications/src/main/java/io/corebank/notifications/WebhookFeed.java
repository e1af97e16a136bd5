package io.corebank.notifications;

import io.corebank.notifications.Alerts.Occasion;
import io.corebank.notifications.Subscriptions.Snapshot;
import io.corebank.support.processors.Pace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.serialization.SerializationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Listens to all events and takes down who is to be told what, in the transaction that moves the token: each event
 * once, whatever is killed when. It is never replayed, and passes over what it has taken down before, should its token
 * be lost.
 */
@Component
@ProcessingGroup(WebhookFeed.GROUP)
@DisallowReplay
class WebhookFeed {

    static final String GROUP = "webhooks";

    private static final Logger log = LoggerFactory.getLogger(WebhookFeed.class);
    private static final String RESOURCE = "webhooks-batch";

    /** Whatever a batch turns into, no more of it is in memory. */
    static final int MOST_IN_MEMORY = 2_000;

    private static final Pace SOMEBODY_LISTENS = new Pace(Duration.ofMillis(5));
    private static final Pace NOBODY_LISTENS = new Pace(Duration.ofMillis(100));

    private final Subscriptions subscriptions;
    private final AccountHolders holders;
    private final Alerts alerts;
    private final DeliveryRows deliveries;
    private final Progress progress;
    private final ApplicationEventPublisher news;

    WebhookFeed(
            Subscriptions subscriptions,
            AccountHolders holders,
            Alerts alerts,
            DeliveryRows deliveries,
            Progress progress,
            ApplicationEventPublisher news) {
        this.subscriptions = subscriptions;
        this.holders = holders;
        this.alerts = alerts;
        this.deliveries = deliveries;
        this.progress = progress;
        this.news = news;
    }

    @EventHandler
    void on(EventMessage<?> message, TrackingToken token, UnitOfWork<?> unitOfWork) {
        UnitOfWork<?> root = unitOfWork.root();
        Batch batch = root.getOrComputeResource(RESOURCE, key -> begin(root));
        batch.size++;
        long position = token.position().orElseThrow();
        if (position > batch.position) {
            batch.position = position;
            take(message, position, batch);
        }
    }

    private Batch begin(UnitOfWork<?> root) {
        Batch batch = new Batch(subscriptions.current(), progress.position().orElse(0L));
        root.onPrepareCommit(work -> {
            write(batch);
            progress.advance(batch.position);
        });
        root.afterCommit(work -> {
            if (batch.toldSomebody) {
                news.publishEvent(new DeliveriesWait());
            }
        });
        root.onCleanup(work -> batch.rest());
        return batch;
    }

    private void take(EventMessage<?> message, long position, Batch batch) {
        try {
            Object event = message.getPayload();
            holders.learn(event);
            if (!batch.snapshot.isEmpty() && EventCatalog.knows(event.getClass().getSimpleName())) {
                tell(new Occasion(event, message.getIdentifier(), position, message.getTimestamp()), batch);
            }
        } catch (SerializationException unreadable) {
            log.error("The event at {} cannot be read, and nobody is told of it", position, unreadable);
        }
    }

    private void tell(Occasion occasion, Batch batch) {
        Object event = occasion.event();
        String type = event.getClass().getSimpleName();
        String accountId = holders.accountOf(event);
        String[] body = new String[1];
        List<AlertRule> rules = new ArrayList<>();
        batch.snapshot.about(accountId, holders).forEach(webhook -> {
            if (webhook.wants(type)) {
                if (body[0] == null) {
                    body[0] = Envelope.of(event, occasion.eventId(), occasion.position(), occasion.at(), accountId);
                }
                add(delivery(webhook, type, accountId, occasion, body[0]), batch);
            }
            rules.addAll(batch.snapshot.rulesOf(webhook));
        });
        if (accountId != null && !rules.isEmpty()) {
            alerts.examine(rules, accountId, occasion).forEach(alert -> add(alert, batch));
        }
    }

    private void add(NewDelivery delivery, Batch batch) {
        batch.told.add(delivery);
        if (batch.told.size() >= MOST_IN_MEMORY) {
            write(batch);
        }
    }

    private void write(Batch batch) {
        batch.toldSomebody |= !batch.told.isEmpty();
        deliveries.insert(batch.told);
        batch.told.clear();
    }

    private static NewDelivery delivery(
            Webhook webhook, String type, @Nullable String accountId, Occasion occasion, String body) {
        return new NewDelivery(
                webhook.webhookId(),
                occasion.eventId(),
                type,
                accountId == null ? "" : accountId,
                occasion.position(),
                occasion.at(),
                body);
    }

    /** What one unit of work takes down. */
    private static final class Batch {
        private final Snapshot snapshot;
        /** What is not in the table yet. */
        private final List<NewDelivery> told = new ArrayList<>();

        private final Pace pace;
        private final long beganAt;
        private long position;
        private int size;
        private boolean toldSomebody;

        Batch(Snapshot snapshot, long position) {
            this.snapshot = snapshot;
            this.position = position;
            this.pace = snapshot.isEmpty() ? NOBODY_LISTENS : SOMEBODY_LISTENS;
            this.beganAt = pace.now();
        }

        /** Unless more waits than fits into a batch, the next has time. */
        void rest() {
            if (size < ProcessorConfiguration.BATCH) {
                pace.restAfter(beganAt);
            }
        }
    }
}
