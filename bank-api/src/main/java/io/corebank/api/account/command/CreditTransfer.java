package io.corebank.api.account.command;

import io.corebank.api.Money;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Pays the amount of a transfer into the account that receives. A refusal is an event, because a saga waits for it. */
public record CreditTransfer(
        String operationId,
        @TargetAggregateIdentifier String accountId,
        String transferId,
        String fromAccountId,
        Money amount,
        @Nullable String sealedReference)
        implements TransferLeg {

    public CreditTransfer {
        amount.positive();
    }
}
