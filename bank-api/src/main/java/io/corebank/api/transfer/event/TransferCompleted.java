package io.corebank.api.transfer.event;

import org.axonframework.serialization.Revision;

/** The money has moved. The end. */
@Revision("1")
public record TransferCompleted(
        String transferId,
        String operationId,
        String fromAccountId,
        String toAccountId,
        long amountMinor,
        String currency)
        implements TransferEvent {}
