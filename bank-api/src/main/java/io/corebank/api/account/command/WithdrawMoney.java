package io.corebank.api.account.command;

import io.corebank.api.Money;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Money leaves the bank. */
public record WithdrawMoney(
        String operationId,
        @TargetAggregateIdentifier String accountId,
        Money amount,
        @Nullable String sealedReference) implements AccountCommand {

    public WithdrawMoney {
        amount.positive();
    }
}
