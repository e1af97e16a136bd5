package io.corebank.api.transfer.event;

import org.axonframework.serialization.Revision;

/** The part that was granted has gone back. */
@Revision("1")
public record ReversalCompleted(
        String transferId,
        String operationId,
        String fromAccountId,
        String toAccountId,
        long amountMinor,
        String currency,
        String reversalId,
        long reversalMinor,
        long reversedMinor)
        implements TransferEvent {}
