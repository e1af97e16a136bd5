package io.corebank.api.transfer.event;

import org.axonframework.serialization.Revision;

/** The reversal did not come about. What it was granted is not reversed, and may be granted again. */
@Revision("1")
public record ReversalReturned(
        String transferId,
        String operationId,
        String fromAccountId,
        String toAccountId,
        long amountMinor,
        String currency,
        String reversalId,
        long reversalMinor,
        long reversedMinor,
        String reason)
        implements TransferEvent {}
