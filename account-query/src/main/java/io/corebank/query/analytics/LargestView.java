package io.corebank.query.analytics;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.corebank.api.Money;
import io.corebank.query.movement.MovementType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A movement that stands out by its amount. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LargestView(
        String movementId,
        String accountId,
        long position,
        MovementType type,
        String amount,
        String currency,
        @Nullable String counterparty,
        @Nullable String transferId,
        Instant at) {

    /** What is read of a movement. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Source(
            String movementId,
            String accountId,
            long position,
            MovementType type,
            long amount,
            String currency,
            @Nullable String counterparty,
            @Nullable String transferId,
            Instant at) {}

    static LargestView of(Source movement) {
        return new LargestView(
                movement.movementId(),
                movement.accountId(),
                movement.position(),
                movement.type(),
                Money.format(movement.amount(), movement.currency()),
                movement.currency(),
                movement.counterparty(),
                movement.transferId(),
                movement.at());
    }
}
