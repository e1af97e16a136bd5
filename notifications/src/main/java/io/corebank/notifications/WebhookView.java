package io.corebank.notifications;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as its owner sees it.
 *
 * @param url absent once its customer has been erased
 * @param reason why it is not active
 * @param failingSince when nothing could be delivered any more; absent while something can
 * @param secret to check signatures with, shown when it is made and never again
 * @param previousSecretUntil until when the secret before this one signs, too
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record WebhookView(
        String webhookId,
        @Nullable String url,
        String description,
        @Nullable String customerId,
        @Nullable Set<String> eventTypes,
        @Nullable Set<String> accountIds,
        Webhook.Status status,
        @Nullable String reason,
        @Nullable Instant failingSince,
        Instant createdAt,
        @Nullable String secret,
        @Nullable Instant previousSecretUntil) {

    static WebhookView of(Webhook webhook, @Nullable String url, @Nullable String secret) {
        return new WebhookView(
                webhook.webhookId(),
                url,
                webhook.description(),
                webhook.customerId(),
                webhook.eventTypes(),
                webhook.accountIds(),
                webhook.status(),
                webhook.reason(),
                webhook.failingSince(),
                webhook.createdAt(),
                secret,
                webhook.formerSecrets().stream()
                        .map(FormerSecret::until)
                        .findFirst()
                        .orElse(null));
    }
}
