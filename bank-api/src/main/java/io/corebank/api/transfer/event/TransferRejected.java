package io.corebank.api.transfer.event;

import org.axonframework.serialization.Revision;

/** The paying account refused. The end: nothing has moved. */
@Revision("1")
public record TransferRejected(
        String transferId,
        String operationId,
        String fromAccountId,
        String toAccountId,
        long amountMinor,
        String currency,
        String reason)
        implements TransferEvent {}
