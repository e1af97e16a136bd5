package io.corebank.api.transfer.command;

import io.corebank.api.Money;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Asks to move money from one account to another. */
public record RequestTransfer(
        String operationId,
        @TargetAggregateIdentifier String transferId,
        String customerId,
        String fromAccountId,
        String toAccountId,
        Money amount,
        @Nullable String sealedReference)
        implements TransferCommand {

    public RequestTransfer {
        amount.positive();
    }
}
