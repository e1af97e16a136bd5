package io.corebank.notifications;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a caller wants to be otherwise about a webhook. What is absent stays as it is. */
record WebhookChange(
        @Nullable String url,
        @Nullable List<String> eventTypes,
        @Nullable List<String> accountIds,
        @Nullable String description,
        Webhook.@Nullable Status status) {

    /** The same as what is asked for of a new one. */
    WebhookBody wanted() {
        return new WebhookBody(url, eventTypes, accountIds, description, status);
    }
}
