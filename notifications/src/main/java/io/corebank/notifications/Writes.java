package io.corebank.notifications;

import io.corebank.support.operations.Completed;
import io.corebank.support.operations.OperationFailure;
import io.corebank.support.operations.OperationKeys;
import io.corebank.support.privacy.PersonalData;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Does each write once. Its key is claimed in the bank's log of operations, so that no other request of any service can
 * have it; its answer, a refusal included, is kept in the transaction of what it does.
 */
@Component
class Writes {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final OperationKeys keys;
    private final AnswerRows answers;
    private final WebhookRows webhooks;
    private final PersonalData personalData;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Writes(
            OperationKeys keys,
            AnswerRows answers,
            WebhookRows webhooks,
            PersonalData personalData,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.keys = keys;
        this.answers = answers;
        this.webhooks = webhooks;
        this.personalData = personalData;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** What was answered: a result in JSON, or a refusal. */
    private record Kept(
            @Nullable String result,
            int status,
            @Nullable String code,
            @Nullable String detail) {}

    /** The answer to something that has none. */
    record Nothing() {}

    /** Does the work in a transaction, unless that has been done under this key. */
    <R> Completed<R> once(WebhookWrite write, Class<R> type, Supplier<R> work) {
        return once(write, type, () -> {}, work);
    }

    /**
     * Does the work in a transaction, unless that has been done under this key.
     *
     * @param before what may take long, and holds no connection to the database meanwhile
     * @throws OperationFailure when the key is of another request, or of one that is being worked on
     */
    <R> Completed<R> once(WebhookWrite write, Class<R> type, Runnable before, Supplier<R> work) {
        String id = write.request().id();
        keys.claim(write.request(), write.content(), WebhookWrite.class);
        Optional<String> earlier = answers.find(id);
        if (earlier.isPresent()) {
            return again(earlier.get(), type);
        }
        String customerId = customerOf(write);
        makeKey(Webhook.keyHolder(customerId));
        try {
            before.run();
            return Objects.requireNonNull(transaction.execute(status -> run(id, customerId, type, work)));
        } catch (WebhookRefusal refusal) {
            if (refusal.isReplayed()) {
                throw refusal;
            }
            return refused(id, customerId, refusal, type);
        }
    }

    private <R> Completed<R> run(String id, @Nullable String customerId, Class<R> type, Supplier<R> work) {
        if (!answers.begin(id)) {
            throw new OperationFailure(OperationFailure.Kind.IN_PROGRESS);
        }
        Optional<String> meanwhile = answers.find(id);
        if (meanwhile.isPresent()) {
            return again(meanwhile.get(), type);
        }
        R result = work.get();
        keep(id, customerId, new Kept(JSON.writeValueAsString(result), 0, null, null));
        return new Completed<>(result, 0, false);
    }

    private <R> Completed<R> refused(String id, @Nullable String customerId, WebhookRefusal refusal, Class<R> type) {
        Kept kept = new Kept(null, refusal.status(), refusal.code(), refusal.detail());
        if (keep(id, customerId, kept)) {
            throw refusal;
        }
        return again(answers.find(id).orElseThrow(() -> refusal), type);
    }

    private boolean keep(String id, @Nullable String customerId, Kept answer) {
        String sealed = personalData.seal(Webhook.keyHolder(customerId), JSON.writeValueAsString(answer));
        return answers.insert(id, customerId, sealed, clock.instant());
    }

    private <R> Completed<R> again(String sealed, Class<R> type) {
        Kept kept = personalData
                .open(sealed)
                .map(json -> JSON.readValue(json, Kept.class))
                .orElseThrow(WebhookRefusal::unknown);
        if (kept.result() == null) {
            throw WebhookRefusal.again(kept.status(), String.valueOf(kept.code()), String.valueOf(kept.detail()));
        }
        return new Completed<>(JSON.readValue(kept.result(), type), 0, true);
    }

    /** Whose personal data the answer may hold. */
    private @Nullable String customerOf(WebhookWrite write) {
        if (write.request().caller().isCustomer()) {
            return write.request().caller().subject();
        }
        String webhookId = write.webhookId();
        return webhookId == null
                ? null
                : webhooks.find(webhookId).map(Webhook::customerId).orElse(null);
    }

    /** A key must not be new in a transaction that may come to nothing. */
    private void makeKey(String holder) {
        String unused = personalData.seal(holder, "");
        Objects.requireNonNull(unused);
    }
}
