package io.corebank.api.transfer.command;

import io.corebank.api.Money;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Asks that money may go back: the given amount, or all that is left.
 *
 * @param customerId who pays it back
 * @param byBank whether somebody at the bank asks, and not that customer; the version before does not say
 */
public record GrantReversal(
        String operationId,
        @TargetAggregateIdentifier String transferId,
        String reversalId,
        String customerId,
        @Nullable Money amount,
        @Nullable String sealedReference,
        @Nullable Boolean byBank)
        implements TransferCommand {

    public GrantReversal {
        if (amount != null) {
            amount.positive();
        }
    }
}
