package io.corebank.api.account.command;

import io.corebank.api.Money;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Takes the money of a card hold, all of it when no amount is given; what is left of the hold is released. The time
 * decides whether the hold has expired.
 */
public record CaptureHold(
        String operationId,
        @TargetAggregateIdentifier String accountId,
        String holdId,
        @Nullable Money amount,
        Instant requestedAt)
        implements AccountCommand {

    public CaptureHold {
        if (amount != null) {
            amount.positive();
        }
    }
}
