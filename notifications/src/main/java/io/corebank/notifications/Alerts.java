package io.corebank.notifications;

import io.corebank.api.Money;
import io.corebank.api.account.event.AccountEvent;
import io.corebank.api.transfer.event.TransferEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Holds events against the rules of webhooks. What a rule remembers is written together with the delivery. */
@Component
class Alerts {

    private final AlertRows rows;

    Alerts(AlertRows rows) {
        this.rows = rows;
    }

    /** The event that is looked at. */
    record Occasion(Object event, String eventId, long position, Instant at) {}

    /** What receivers are to be told because of rules that may know of the account. */
    List<NewDelivery> examine(List<AlertRule> rules, String accountId, Occasion occasion) {
        List<AlertRule> watching =
                rules.stream().filter(rule -> rule.watches(accountId)).toList();
        Set<String> becameLow = becameLow(watching, accountId, occasion);
        return watching.stream()
                .filter(rule -> isGiven(rule, occasion, becameLow))
                .map(rule -> alert(rule, accountId, occasion))
                .toList();
    }

    /** By which rules the account has just become low, asked for all of them at once. */
    private Set<String> becameLow(List<AlertRule> watching, String accountId, Occasion occasion) {
        if (!(occasion.event() instanceof AccountEvent event)) {
            return Set.of();
        }
        Map<Boolean, List<String>> low = watching.stream()
                .filter(rule -> rule.kind() == AlertRule.Kind.LOW_BALANCE && rule.isInCurrency(event))
                .collect(Collectors.partitioningBy(
                        rule -> rule.isLow(event), Collectors.mapping(AlertRule::alertId, Collectors.toList())));
        return rows.becameLow(accountId, low.getOrDefault(true, List.of()), low.getOrDefault(false, List.of()));
    }

    private static boolean isGiven(AlertRule rule, Occasion occasion, Set<String> becameLow) {
        return switch (rule.kind()) {
            case LOW_BALANCE -> becameLow.contains(rule.alertId());
            case LARGE_MOVEMENT ->
                occasion.event() instanceof AccountEvent event && rule.isInCurrency(event) && rule.isLarge(event);
            case REFUSED_TRANSFER -> occasion.event() instanceof TransferEvent event && AlertRule.isRefusal(event);
        };
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
