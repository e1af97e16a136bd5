package io.corebank.api.account.command;

import io.corebank.api.Money;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Cash, or money from outside the bank, comes in. */
public record DepositMoney(
        String operationId,
        @TargetAggregateIdentifier String accountId,
        Money amount,
        @Nullable String sealedReference) implements AccountCommand {

    public DepositMoney {
        amount.positive();
    }
}
