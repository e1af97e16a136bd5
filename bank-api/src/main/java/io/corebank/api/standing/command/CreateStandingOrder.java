package io.corebank.api.standing.command;

import io.corebank.api.Money;
import java.time.LocalDate;
import java.time.Period;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Asks to move an amount again and again. The days are those of UTC; today's decides whether the first one is past.
 *
 * @param end the last day, inclusive; for ever without it and without a count
 * @param count how many times
 */
public record CreateStandingOrder(
        String operationId,
        @TargetAggregateIdentifier String standingOrderId,
        String customerId,
        String fromAccountId,
        String toAccountId,
        Money amount,
        @Nullable String sealedReference,
        Period every,
        LocalDate start,
        @Nullable LocalDate end,
        @Nullable Integer count,
        LocalDate today)
        implements StandingOrderCommand {

    public CreateStandingOrder {
        amount.positive();
    }
}
