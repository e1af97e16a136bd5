package io.corebank.notifications;

import io.corebank.api.Money;
import io.corebank.api.OperationIds;
import io.corebank.support.operations.Completed;
import io.corebank.support.operations.OperationRequest;
import io.corebank.support.security.Caller;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Rules of webhooks, for their controller. Whoever may change the webhook may change them. */
@Component
class AlertService {

    /** Alerts of a customer, or of one of the bank's webhooks. */
    static final int MOST = 100;

    private final Webhooks webhooks;
    private final AlertRows rows;
    private final LimitLock limits;
    private final AccountHolders holders;
    private final Writes writes;
    private final Clock clock;

    AlertService(
            Webhooks webhooks, AlertRows rows, LimitLock limits, AccountHolders holders, Writes writes, Clock clock) {
        this.webhooks = webhooks;
        this.rows = rows;
        this.limits = limits;
        this.holders = holders;
        this.writes = writes;
        this.clock = clock;
    }

    /** Makes a rule; the same key and content give the same answer again. */
    Completed<AlertView> create(OperationRequest request, String webhookId, AlertBody body) {
        WebhookWrite write = WebhookWrite.of(request, "create alert", webhookId, body.canonical());
        return writes.once(write, AlertView.class, () -> AlertView.of(make(request, webhookId, body)));
    }

    private AlertRule make(OperationRequest request, String webhookId, AlertBody body) {
        Webhook webhook = webhooks.find(webhookId, request.caller());
        String account = body.accountId();
        if (account != null) {
            holders.requireOwn(Set.of(account), webhook.customerId());
        }
        Money amount = body.amount(account == null ? null : holders.currencyOf(account));
        AlertRule rule = new AlertRule(
                OperationIds.derive("webhook-alert", webhookId, request.id()),
                webhookId,
                0,
                body.required(),
                account,
                amount == null ? null : amount.currency(),
                amount == null ? null : (Long) amount.minor(),
                clock.instant());
        requireRoom(rule, webhook);
        rows.insert(rule);
        return rule;
    }

    /** Every event of an account is held against all of its customer's rules. */
    private void requireRoom(AlertRule rule, Webhook webhook) {
        String customerId = webhook.customerId();
        limits.take(customerId == null ? webhook.webhookId() : customerId);
        if (rows.of(rule.webhookId()).stream().anyMatch(rule::repeats)) {
            throw WebhookRefusal.sameAlert();
        }
        if (rows.countBeside(webhook) >= MOST) {
            throw WebhookRefusal.tooManyAlerts(customerId == null ? "webhook" : "customer", MOST);
        }
    }

    List<AlertView> of(String webhookId, Caller caller) {
        webhooks.find(webhookId, caller);
        return rows.of(webhookId).stream().map(AlertView::of).toList();
    }

    Completed<Writes.Nothing> delete(OperationRequest request, String webhookId, String alertId) {
        WebhookWrite write = WebhookWrite.of(request, "delete alert", webhookId, alertId);
        return writes.once(write, Writes.Nothing.class, () -> {
            webhooks.find(webhookId, request.caller());
            if (!rows.delete(webhookId, alertId)) {
                throw WebhookRefusal.unknownAlert();
            }
            return new Writes.Nothing();
        });
    }
}
