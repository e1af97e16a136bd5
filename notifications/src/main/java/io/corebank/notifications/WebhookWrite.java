package io.corebank.notifications;

import io.corebank.support.operations.OperationRequest;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A write that somebody asks for.
 *
 * @param webhookId what it is about; null for one that is to be made
 * @param content what is asked for in a fixed order, by which a key that is used again for something else is found out
 */
record WebhookWrite(OperationRequest request, @Nullable String webhookId, List<String> content) {

    /** What is asked for: something of this name, done to a webhook. */
    static WebhookWrite of(OperationRequest request, String name, @Nullable String webhookId, List<String> says) {
        List<String> content = Stream.concat(Stream.of(name, String.valueOf(webhookId)), says.stream())
                .toList();
        return new WebhookWrite(request, webhookId, content);
    }

    /** The same for what needs no more words. */
    static WebhookWrite of(OperationRequest request, String name, String webhookId, String... says) {
        return of(request, name, webhookId, List.of(says));
    }
}
