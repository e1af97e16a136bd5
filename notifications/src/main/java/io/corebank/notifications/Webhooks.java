package io.corebank.notifications;

import io.corebank.api.OperationIds;
import io.corebank.support.operations.Completed;
import io.corebank.support.operations.OperationRequest;
import io.corebank.support.privacy.PersonalData;
import io.corebank.support.security.Caller;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Webhooks, for their controllers: who may have which. */
@Component
class Webhooks {

    private final WebhookRows rows;
    private final DeliveryRows deliveries;
    private final AccountHolders holders;
    private final AddressCheck addresses;
    private final LimitLock limits;
    private final Writes writes;
    private final PersonalData personalData;
    private final WebhookSettings settings;
    private final Clock clock;

    Webhooks(
            WebhookRows rows,
            DeliveryRows deliveries,
            AccountHolders holders,
            AddressCheck addresses,
            LimitLock limits,
            Writes writes,
            PersonalData personalData,
            WebhookSettings settings,
            Clock clock) {
        this.rows = rows;
        this.deliveries = deliveries;
        this.holders = holders;
        this.addresses = addresses;
        this.limits = limits;
        this.writes = writes;
        this.personalData = personalData;
        this.settings = settings;
        this.clock = clock;
    }

    /** Makes one. The same key and content give the same answer again, with its secret. */
    Completed<WebhookView> create(OperationRequest request, WebhookBody body) {
        ReceiverUrl receiver = body.receiver();
        WebhookWrite write = WebhookWrite.of(request, "create", null, body.canonical());
        return writes.once(write, WebhookView.class, () -> requireReceiver(receiver, request.caller()), () -> {
            Webhook made = make(OperationIds.derive("webhook", request.id()), request.caller(), receiver, body);
            return withSecret(made);
        });
    }

    /** Nobody's name server is asked in vain. */
    private void requireReceiver(ReceiverUrl receiver, Caller caller) {
        if (caller.isCustomer()) {
            requireRoom(caller.subject());
        }
        addresses.require(receiver, caller.subject());
    }

    private Webhook make(String id, Caller caller, ReceiverUrl receiver, WebhookBody body) {
        String customerId = caller.isCustomer() ? caller.subject() : null;
        Set<String> accounts = holders.requireOwn(body.accounts(), customerId);
        if (customerId != null) {
            limits.take(customerId);
            requireRoom(customerId);
        }
        String keyHolder = Webhook.keyHolder(customerId);
        rows.insert(new Webhook(
                id,
                0,
                caller.subject(),
                customerId,
                personalData.seal(keyHolder, receiver.uri().toString()),
                body.words(),
                body.types(),
                accounts,
                body.wantedStatus(),
                null,
                personalData.seal(keyHolder, Signature.newSecret()),
                List.of(),
                null,
                clock.instant()));
        return rows.find(id).orElseThrow(WebhookRefusal::unknown);
    }

    private void requireRoom(String customerId) {
        if (rows.countOf(customerId) >= settings.mostPerCustomer()) {
            throw WebhookRefusal.tooMany(settings.mostPerCustomer());
        }
    }

    /** What is absent stays; to activate one that was disabled is to try it anew. */
    Completed<WebhookView> change(OperationRequest request, String webhookId, WebhookBody body) {
        Caller caller = request.caller();
        ReceiverUrl receiver = body.url() == null ? null : body.receiver();
        WebhookWrite write = WebhookWrite.of(request, "change", webhookId, body.canonical());
        return writes.once(write, WebhookView.class, () -> requireReceiver(webhookId, receiver, caller), () -> {
            rows.update(changed(findForChange(webhookId, caller), receiver, body));
            return view(webhookId, caller);
        });
    }

    private void requireReceiver(String webhookId, @Nullable ReceiverUrl receiver, Caller caller) {
        Webhook known = find(webhookId, caller);
        if (receiver != null) {
            requireOwn(known, caller);
            addresses.require(receiver, caller.subject());
        }
    }

    private Webhook changed(Webhook known, @Nullable ReceiverUrl receiver, WebhookBody body) {
        String sealedUrl = receiver == null
                ? known.sealedUrl()
                : personalData.seal(known.keyHolder(), receiver.uri().toString());
        Set<String> accounts = body.accountIds() == null
                ? known.accountIds()
                : holders.requireOwn(body.accounts(), known.customerId());
        Webhook.Status status = body.status() == null ? known.status() : body.wantedStatus();
        return known.with(
                sealedUrl,
                body.description() == null ? known.description() : body.words(),
                body.eventTypes() == null ? known.eventTypes() : body.types(),
                accounts,
                status,
                status == Webhook.Status.DISABLED ? known.reason() : null);
    }

    /** A new secret, shown once. Two before go on signing for a while each, so that receivers can change over. */
    Completed<WebhookView> rotate(OperationRequest request, String webhookId) {
        Caller caller = request.caller();
        return writes.once(WebhookWrite.of(request, "rotate", webhookId), WebhookView.class, () -> {
            Webhook known = findForChange(webhookId, caller);
            requireOwn(known, caller);
            Instant until = clock.instant().plus(settings.rotationGrace());
            rows.rotate(webhookId, personalData.seal(known.keyHolder(), Signature.newSecret()), until);
            return withSecret(find(webhookId, caller));
        });
    }

    /** Takes it away with what waits for it and its log. */
    Completed<Writes.Nothing> delete(OperationRequest request, String webhookId) {
        return writes.once(WebhookWrite.of(request, "delete", webhookId), Writes.Nothing.class, () -> {
            find(webhookId, request.caller());
            rows.delete(webhookId);
            deliveries.deleteOf(webhookId);
            return new Writes.Nothing();
        });
    }

    WebhookView view(String webhookId, Caller caller) {
        return shown(find(webhookId, caller));
    }

    /** The newest first: a customer's own, or everybody's. */
    List<Webhook> page(Caller caller, long before, int limit) {
        return rows.page(caller.isCustomer() ? caller.subject() : null, before, limit);
    }

    WebhookView shown(Webhook webhook) {
        return WebhookView.of(webhook, url(webhook), null);
    }

    /** The webhook, if it is the caller's business; to everybody else there is none. */
    Webhook find(String webhookId, Caller caller) {
        return rows.find(webhookId)
                .filter(webhook -> webhook.isBusinessOf(caller))
                .orElseThrow(WebhookRefusal::unknown);
    }

    private Webhook findForChange(String webhookId, Caller caller) {
        return rows.findForChange(webhookId)
                .filter(webhook -> webhook.isBusinessOf(caller))
                .orElseThrow(WebhookRefusal::unknown);
    }

    private static void requireOwn(Webhook webhook, Caller caller) {
        if (webhook.customerId() != null && !webhook.customerId().equals(caller.subject())) {
            throw WebhookRefusal.ofCustomer();
        }
    }

    private WebhookView withSecret(Webhook webhook) {
        return WebhookView.of(
                webhook, url(webhook), personalData.open(webhook.sealedSecret()).orElse(null));
    }

    private @Nullable String url(Webhook webhook) {
        return personalData.open(webhook.sealedUrl()).orElse(null);
    }
}
