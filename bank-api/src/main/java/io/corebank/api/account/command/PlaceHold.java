package io.corebank.api.account.command;

import io.corebank.api.Money;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Sets an amount aside for a later capture, as a card authorisation does. */
public record PlaceHold(
        String operationId,
        @TargetAggregateIdentifier String accountId,
        String holdId,
        Money amount,
        @Nullable Instant expiresAt)
        implements AccountCommand {

    public PlaceHold {
        amount.positive();
    }
}
