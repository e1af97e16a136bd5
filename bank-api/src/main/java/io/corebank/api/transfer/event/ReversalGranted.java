package io.corebank.api.transfer.event;

import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * A part of what this transfer moved may go back, by a transfer that has the reversal's id. All that is granted and not
 * returned is the reversed amount, which is never more than the transfer's.
 */
@Revision("1")
public record ReversalGranted(
        String transferId,
        String operationId,
        String fromAccountId,
        String toAccountId,
        long amountMinor,
        String currency,
        String reversalId,
        long reversalMinor,
        long reversedMinor,
        String customerId,
        @Nullable String sealedReference)
        implements TransferEvent {}
