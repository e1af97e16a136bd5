package io.corebank.notifications;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that waits to be sent.
 *
 * @param body as its receiver may see it
 * @param attempts made so far
 * @param firstAttempt when the first one was; null before
 * @param nextAttempt not before then; null for at once
 */
record Pending(
        String webhookId,
        long deliveryId,
        String messageId,
        String sequence,
        String body,
        int attempts,
        @Nullable Instant firstAttempt,
        @Nullable Instant nextAttempt) {

    /** The same with another body. */
    Pending saying(String otherBody) {
        return new Pending(webhookId, deliveryId, messageId, sequence, otherBody, attempts, firstAttempt, nextAttempt);
    }
}
