package io.corebank.api.account.command;

import io.corebank.api.InvalidValue;
import io.corebank.api.Money;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Sets an amount aside for a later capture, as a card authorisation does. A hold that expires has to expire after the
 * time of the request.
 */
public record PlaceHold(
        String operationId,
        @TargetAggregateIdentifier String accountId,
        String holdId,
        Money amount,
        @Nullable Instant expiresAt,
        Instant requestedAt)
        implements AccountCommand {

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    public PlaceHold {
        amount.positive();
        if (expiresAt != null && expiresAt.isAfter(LATEST)) {
            throw new InvalidValue("expiresAt", "A hold expires before the year 10000");
        }
    }
}
