package io.corebank.api.transfer.command;

import io.corebank.api.Money;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Asks that money may go back: the given amount, or all that is left. The customer is the one who pays it back. */
public record GrantReversal(
        String operationId,
        @TargetAggregateIdentifier String transferId,
        String reversalId,
        String customerId,
        @Nullable Money amount,
        @Nullable String sealedReference)
        implements TransferCommand {

    public GrantReversal {
        if (amount != null) {
            amount.positive();
        }
    }
}
