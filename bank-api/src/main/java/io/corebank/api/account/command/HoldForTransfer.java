package io.corebank.api.account.command;

import io.corebank.api.Money;
import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Sets the amount of a transfer aside on the account that pays. The hold has the transfer's id; a refusal is an event,
 * because a saga waits for it. It counts on the day (UTC) on which the transfer began, which its first event tells.
 */
public record HoldForTransfer(
        String operationId,
        @TargetAggregateIdentifier String accountId,
        String transferId,
        String toAccountId,
        Money amount,
        @Nullable String sealedReference,
        @Nullable LocalDate day)
        implements TransferLeg {

    public HoldForTransfer {
        amount.positive();
    }

    /** A transfer that counts on no day. */
    public HoldForTransfer(
            String operationId,
            String accountId,
            String transferId,
            String toAccountId,
            Money amount,
            @Nullable String sealedReference) {
        this(operationId, accountId, transferId, toAccountId, amount, sealedReference, null);
    }
}
