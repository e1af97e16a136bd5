package io.corebank.notifications;

import io.corebank.api.Money;
import io.corebank.api.account.event.AccountEvent;
import io.corebank.api.transfer.event.TransferEvent;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Holds events against the rules of a webhook. What a rule remembers is written together with the delivery. */
@Component
class Alerts {

    private final AlertRows rows;

    Alerts(AlertRows rows) {
        this.rows = rows;
    }

    /** The event that is looked at. */
    record Occasion(Object event, String eventId, long position, Instant at) {}

    /** What the receiver is to be told because of a rule; empty when the rule has nothing to say. */
    Optional<NewDelivery> examine(AlertRule rule, String accountId, Occasion occasion) {
        if (!rule.watches(accountId)) {
            return Optional.empty();
        }
        boolean given =
                switch (rule.kind()) {
                    case LOW_BALANCE ->
                        occasion.event() instanceof AccountEvent event
                                && rule.isInCurrency(event)
                                && rows.hasBecomeLow(rule.alertId(), accountId, rule.isLow(event));
                    case LARGE_MOVEMENT ->
                        occasion.event() instanceof AccountEvent event
                                && rule.isInCurrency(event)
                                && rule.isLarge(event);
                    case REFUSED_TRANSFER ->
                        occasion.event() instanceof TransferEvent event && AlertRule.isRefusal(event);
                };
        return given ? Optional.of(alert(rule, accountId, occasion)) : Optional.empty();
    }

    private static NewDelivery alert(AlertRule rule, String accountId, Occasion occasion) {
        String id = rule.alertId() + "." + occasion.eventId();
        String type = rule.kind().type();
        ObjectNode data = Envelope.data();
        data.put("alertId", rule.alertId());
        Long threshold = rule.thresholdMinor();
        String currency = rule.currency();
        if (threshold != null && currency != null) {
            data.put("threshold", Money.format(threshold, currency));
        }
        data.put("eventId", occasion.eventId());
        data.put("eventType", occasion.event().getClass().getSimpleName());
        if (occasion.event() instanceof AccountEvent event) {
            describe(event, data);
        } else if (occasion.event() instanceof TransferEvent event) {
            data.put("transferId", event.transferId());
            data.put("amount", Money.format(event.amountMinor(), event.currency()));
            data.put("currency", event.currency());
            AlertRule.reasonOf(event).ifPresent(reason -> data.put("reason", reason));
        }
        return new NewDelivery(
                rule.webhookId(),
                id,
                type,
                accountId,
                occasion.position(),
                occasion.at(),
                Envelope.of(id, type, occasion.position(), occasion.at(), accountId, data));
    }

    private static void describe(AccountEvent event, ObjectNode data) {
        AlertRule.movedBy(event).ifPresent(moved -> data.put("amount", Money.format(moved, event.currency())));
        data.put("posted", Money.format(event.postedMinor(), event.currency()));
        data.put("held", Money.format(event.heldMinor(), event.currency()));
        data.put("currency", event.currency());
    }
}
