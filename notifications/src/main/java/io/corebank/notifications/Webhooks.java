package io.corebank.notifications;

import io.corebank.api.OperationIds;
import io.corebank.support.operations.OperationFailure;
import io.corebank.support.operations.OperationRequest;
import io.corebank.support.privacy.PersonalData;
import io.corebank.support.security.Caller;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Webhooks, for their controllers: who may have which. */
@Component
class Webhooks {

    private final WebhookRows rows;
    private final DeliveryRows deliveries;
    private final AccountHolders holders;
    private final AddressCheck addresses;
    private final PersonalData personalData;
    private final WebhookSettings settings;
    private final Clock clock;

    Webhooks(
            WebhookRows rows,
            DeliveryRows deliveries,
            AccountHolders holders,
            AddressCheck addresses,
            PersonalData personalData,
            WebhookSettings settings,
            Clock clock) {
        this.rows = rows;
        this.deliveries = deliveries;
        this.holders = holders;
        this.addresses = addresses;
        this.personalData = personalData;
        this.settings = settings;
        this.clock = clock;
    }

    /** Makes one. The same key and content give the same one again, with its secret. */
    WebhookView create(OperationRequest request, WebhookBody body) {
        String fingerprint = OperationIds.derive(body.canonical().toArray(String[]::new));
        String id = OperationIds.derive("webhook", request.id());
        Webhook made = rows.find(id).orElseGet(() -> make(id, fingerprint, request.caller(), body));
        if (!made.fingerprint().equals(fingerprint)) {
            throw new OperationFailure(OperationFailure.Kind.KEY_REUSED);
        }
        return WebhookView.of(
                made, url(made), personalData.open(made.sealedSecret()).orElse(null));
    }

    private Webhook make(String id, String fingerprint, Caller caller, WebhookBody body) {
        ReceiverUrl receiver = body.receiver();
        String customerId = caller.isCustomer() ? caller.subject() : null;
        Set<String> accounts = own(body.accounts(), customerId);
        if (customerId != null && rows.countOf(customerId) >= settings.mostPerCustomer()) {
            throw WebhookRefusal.tooMany(settings.mostPerCustomer());
        }
        addresses.require(receiver);
        String keyHolder = Webhook.keyHolder(customerId);
        rows.insert(new Webhook(
                id,
                0,
                fingerprint,
                caller.subject(),
                customerId,
                personalData.seal(keyHolder, receiver.uri().toString()),
                body.words(),
                body.types(),
                accounts,
                body.wantedStatus(),
                null,
                personalData.seal(keyHolder, Signature.newSecret()),
                null,
                null,
                null,
                clock.instant()));
        return rows.find(id).orElseThrow(WebhookRefusal::unknown);
    }

    /** What is absent stays; to activate one that was disabled is to try it anew. */
    WebhookView change(String webhookId, WebhookBody body, Caller caller) {
        Webhook known = find(webhookId, caller);
        String sealedUrl = known.sealedUrl();
        if (body.url() != null) {
            requireOwn(known, caller);
            ReceiverUrl receiver = body.receiver();
            addresses.require(receiver);
            sealedUrl = personalData.seal(known.keyHolder(), receiver.uri().toString());
        }
        Set<String> accounts =
                body.accountIds() == null ? known.accountIds() : own(body.accounts(), known.customerId());
        Webhook.Status status = body.status() == null ? known.status() : body.wantedStatus();
        rows.update(known.with(
                sealedUrl,
                body.description() == null ? known.description() : body.words(),
                body.eventTypes() == null ? known.eventTypes() : body.types(),
                accounts,
                status,
                status == Webhook.Status.DISABLED ? known.reason() : null));
        return view(webhookId, caller);
    }

    /** A new secret, shown once. The one before goes on signing for a while, so that receivers can change over. */
    WebhookView rotate(OperationRequest request, String webhookId) {
        Caller caller = request.caller();
        Webhook known = find(webhookId, caller);
        requireOwn(known, caller);
        Instant until = clock.instant().plus(settings.rotationGrace());
        String sealed = personalData.seal(known.keyHolder(), Signature.newSecret());
        rows.rotate(webhookId, request.id(), sealed, until);
        Webhook rotated = find(webhookId, caller);
        return WebhookView.of(
                rotated, url(rotated), personalData.open(rotated.sealedSecret()).orElse(null));
    }

    @Transactional
    public void delete(String webhookId, Caller caller) {
        find(webhookId, caller);
        rows.delete(webhookId);
        deliveries.deleteOf(webhookId);
    }

    WebhookView view(String webhookId, Caller caller) {
        Webhook webhook = find(webhookId, caller);
        return WebhookView.of(webhook, url(webhook), null);
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
                .filter(webhook -> caller.mayActFor(Objects.requireNonNullElse(webhook.customerId(), "")))
                .orElseThrow(WebhookRefusal::unknown);
    }

    /** The accounts, each of them the customer's, if it is one; unknown and foreign ones look the same. */
    private @Nullable Set<String> own(@Nullable Set<String> accounts, @Nullable String customerId) {
        if (accounts != null) {
            accounts.forEach(account -> requireOwnAccount(account, customerId));
        }
        return accounts;
    }

    /** Refuses an account that is not the customer's, or for the bank, one that there is not. */
    void requireOwnAccount(String account, @Nullable String customerId) {
        String holder = holders.holderOf(account);
        if (holder == null || (customerId != null && !customerId.equals(holder))) {
            throw WebhookRefusal.unknownAccount();
        }
    }

    private static void requireOwn(Webhook webhook, Caller caller) {
        if (webhook.customerId() != null && !webhook.customerId().equals(caller.subject())) {
            throw WebhookRefusal.ofCustomer();
        }
    }

    private @Nullable String url(Webhook webhook) {
        return personalData.open(webhook.sealedUrl()).orElse(null);
    }
}
