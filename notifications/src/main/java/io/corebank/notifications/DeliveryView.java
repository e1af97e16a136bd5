package io.corebank.notifications;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of the delivery log.
 *
 * @param deliveryId a number that counts up
 * @param messageId what the receiver gets as {@code webhook-id}
 * @param answer the status of the receiver's last answer; absent without one
 * @param error why it was not taken; absent once it was
 * @param body what is sent, as its receiver may see it; only where one delivery is asked for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeliveryView(
        long deliveryId,
        String messageId,
        String type,
        @Nullable String accountId,
        long position,
        Instant at,
        Outcome.State status,
        int attempts,
        @Nullable Instant nextAttempt,
        @Nullable Instant settledAt,
        @Nullable Integer answer,
        @Nullable String error,
        @JsonRawValue @Nullable String body) {

    DeliveryView saying(@Nullable String otherBody) {
        return new DeliveryView(
                deliveryId,
                messageId,
                type,
                accountId,
                position,
                at,
                status,
                attempts,
                nextAttempt,
                settledAt,
                answer,
                error,
                otherBody);
    }
}
