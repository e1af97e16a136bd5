package io.corebank.notifications;

import io.corebank.api.Money;
import io.corebank.api.OperationIds;
import io.corebank.support.operations.OperationFailure;
import io.corebank.support.operations.OperationRequest;
import io.corebank.support.security.Caller;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Rules of webhooks, for their controller. Whoever may change the webhook may change them. */
@Component
class AlertService {

    private static final int MOST = 100;

    private final Webhooks webhooks;
    private final AlertRows rows;
    private final AccountHolders holders;
    private final Clock clock;

    AlertService(Webhooks webhooks, AlertRows rows, AccountHolders holders, Clock clock) {
        this.webhooks = webhooks;
        this.rows = rows;
        this.holders = holders;
        this.clock = clock;
    }

    /** Makes a rule; the same key and content give the same one again. */
    @Transactional
    public AlertView create(OperationRequest request, String webhookId, AlertBody body) {
        Webhook webhook = webhooks.find(webhookId, request.caller());
        AlertRule.Kind kind = body.required();
        String account = body.accountId();
        if (account != null) {
            webhooks.requireOwnAccount(account, webhook.customerId());
        }
        Money amount = body.amount(account == null ? null : holders.currencyOf(account));
        List<AlertRule> present = rows.of(webhookId);
        String id = OperationIds.derive("webhook-alert", webhookId, request.id());
        AlertRule rule = new AlertRule(
                id,
                webhookId,
                0,
                kind,
                account,
                amount == null ? null : amount.currency(),
                amount == null ? null : (Long) amount.minor(),
                clock.instant());
        AlertRule made = present.stream()
                .filter(other -> other.alertId().equals(id))
                .findFirst()
                .orElseGet(() -> keep(rule, present.size()));
        if (!saysTheSame(made, rule)) {
            throw new OperationFailure(OperationFailure.Kind.KEY_REUSED);
        }
        return AlertView.of(made);
    }

    List<AlertView> of(String webhookId, Caller caller) {
        webhooks.find(webhookId, caller);
        return rows.of(webhookId).stream().map(AlertView::of).toList();
    }

    @Transactional
    public void delete(String webhookId, String alertId, Caller caller) {
        webhooks.find(webhookId, caller);
        if (!rows.delete(webhookId, alertId)) {
            throw WebhookRefusal.unknownAlert();
        }
    }

    private AlertRule keep(AlertRule rule, int present) {
        if (present >= MOST) {
            throw new WebhookRefusal(422, "limit-exceeded", "A webhook has at most " + MOST + " alerts.");
        }
        rows.insert(rule);
        return rule;
    }

    private static boolean saysTheSame(AlertRule one, AlertRule other) {
        return one.kind() == other.kind()
                && Objects.equals(one.accountId(), other.accountId())
                && Objects.equals(one.thresholdMinor(), other.thresholdMinor())
                && Objects.equals(one.currency(), other.currency());
    }
}
