package io.corebank.query.movement;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Money that came to an account or left it, in minor units. Never changes.
 *
 * @param balance the posted balance afterwards, as the event carries it
 * @param reference in plain text; null when there is none or its person is erased
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record MovementDocument(
        String movementId,
        String accountId,
        long position,
        MovementType type,
        MovementType.Direction direction,
        long amount,
        String currency,
        long balance,
        @Nullable String reference,
        @Nullable String counterparty,
        @Nullable String transferId,
        Instant at) {

    /** The amount as it counts: below zero when money left. */
    long signedAmount() {
        return direction == MovementType.Direction.CREDIT ? amount : -amount;
    }
}
