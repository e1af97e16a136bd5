package io.corebank.query.movement;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.corebank.api.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A movement as people see it, with amounts as decimal strings and the balance that it left.
 *
 * @param highlight the reference as HTML with the words that a search found in {@code <em>}; absent without any
 */
record MovementView(
        String movementId,
        long position,
        MovementType type,
        MovementType.Direction direction,
        String amount,
        String currency,
        String balance,
        @Nullable String reference,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String counterparty,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String transferId,

        Instant at,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String highlight) {

    static MovementView of(MovementDocument movement) {
        return of(movement, null);
    }

    static MovementView of(MovementDocument movement, @Nullable String highlight) {
        return new MovementView(
                movement.movementId(),
                movement.position(),
                movement.type(),
                movement.direction(),
                Money.format(movement.amount(), movement.currency()),
                movement.currency(),
                Money.format(movement.balance(), movement.currency()),
                movement.reference(),
                movement.counterparty(),
                movement.transferId(),
                movement.at(),
                highlight);
    }
}
