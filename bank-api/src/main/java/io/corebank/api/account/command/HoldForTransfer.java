package io.corebank.api.account.command;

import io.corebank.api.Money;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Sets the amount of a transfer aside on the account that pays. The hold has the transfer's id; a refusal is an event,
 * because a saga waits for it.
 */
public record HoldForTransfer(
        String operationId,
        @TargetAggregateIdentifier String accountId,
        String transferId,
        String toAccountId,
        Money amount,
        @Nullable String sealedReference)
        implements TransferLeg {

    public HoldForTransfer {
        amount.positive();
    }
}
