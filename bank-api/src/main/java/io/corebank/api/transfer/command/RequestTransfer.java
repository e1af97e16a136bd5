package io.corebank.api.transfer.command;

import io.corebank.api.Money;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Asks to move money from one account to another.
 *
 * @param schedule when to move it; at once without one
 * @param reversalOf the transfer whose money goes back by this one
 * @param standingOrderId the standing order that this is an occurrence of
 */
public record RequestTransfer(
        String operationId,
        @TargetAggregateIdentifier String transferId,
        String customerId,
        String fromAccountId,
        String toAccountId,
        Money amount,
        @Nullable String sealedReference,
        @Nullable Schedule schedule,
        @Nullable String reversalOf,
        @Nullable String standingOrderId)
        implements TransferCommand {

    /** When to execute, and when that was asked for, which together decide whether it may be. */
    public record Schedule(Instant executeAt, Instant requestedAt) {}

    public RequestTransfer {
        amount.positive();
    }

    /** A transfer for its own sake, at once. */
    public RequestTransfer(
            String operationId,
            String transferId,
            String customerId,
            String fromAccountId,
            String toAccountId,
            Money amount,
            @Nullable String sealedReference) {
        this(
                operationId,
                transferId,
                customerId,
                fromAccountId,
                toAccountId,
                amount,
                sealedReference,
                null,
                null,
                null);
    }
}
