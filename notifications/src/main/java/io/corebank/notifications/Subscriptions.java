package io.corebank.notifications;

import io.corebank.notifications.Webhook.Status;
import io.corebank.notifications.WebhookRows.Mark;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The webhooks and their rules in memory, read again whenever one has changed, whichever process changed it. */
@Component
class Subscriptions {

    private final WebhookRows webhooks;
    private final AlertRows alerts;
    private volatile Snapshot latest = new Snapshot(Mark.NONE, List.of(), List.of());

    Subscriptions(WebhookRows webhooks, AlertRows alerts) {
        this.webhooks = webhooks;
        this.alerts = alerts;
    }

    /** All of them, as they are now. Costs one small question when nothing has changed. */
    Snapshot current() {
        Mark mark = webhooks.mark();
        Snapshot known = latest;
        if (known.mark.equals(mark)) {
            return known;
        }
        Snapshot read = new Snapshot(mark, webhooks.all(), alerts.all());
        latest = read;
        return read;
    }

    /** All webhooks at one moment, so that those that an event may concern are found without asking each. */
    static final class Snapshot {

        private final Mark mark;
        private final List<Webhook> all;
        private final List<Webhook> ofBank;
        private final Map<String, List<Webhook>> ofCustomers;
        private final Map<String, List<AlertRule>> rules;

        Snapshot(Mark mark, List<Webhook> all, List<AlertRule> rules) {
            this.mark = mark;
            this.all = all;
            this.ofBank = listening(all)
                    .filter(webhook -> webhook.customerId() == null)
                    .toList();
            this.ofCustomers = listening(all)
                    .filter(webhook -> webhook.customerId() != null)
                    .collect(Collectors.groupingBy(Webhook::keyHolder));
            this.rules = rules.stream().collect(Collectors.groupingBy(AlertRule::webhookId));
        }

        private static Stream<Webhook> listening(List<Webhook> all) {
            return all.stream().filter(webhook -> webhook.status() != Status.DISABLED);
        }

        List<Webhook> all() {
            return all;
        }

        boolean isEmpty() {
            return ofBank.isEmpty() && ofCustomers.isEmpty();
        }

        /** Those that may know of an account. */
        Stream<Webhook> about(@Nullable String accountId, AccountHolders holders) {
            if (accountId == null) {
                return ofBank.stream().filter(webhook -> webhook.accountIds() == null);
            }
            Stream<Webhook> admitted = ofBank.stream();
            if (!ofCustomers.isEmpty()) {
                String holder = holders.holderOf(accountId);
                List<Webhook> own = holder == null ? List.of() : ofCustomers.getOrDefault(holder, List.of());
                admitted = Stream.concat(admitted, own.stream());
            }
            return admitted.filter(webhook -> webhook.isAbout(accountId));
        }

        List<AlertRule> rulesOf(Webhook webhook) {
            return rules.getOrDefault(webhook.webhookId(), List.of());
        }
    }
}
