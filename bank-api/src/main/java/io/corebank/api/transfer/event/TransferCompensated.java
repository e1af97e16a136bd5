package io.corebank.api.transfer.event;

import org.axonframework.serialization.Revision;

/** The money is back on the paying account. The end: nothing has moved. */
@Revision("1")
public record TransferCompensated(
        String transferId,
        String operationId,
        String fromAccountId,
        String toAccountId,
        long amountMinor,
        String currency,
        String reason)
        implements TransferEvent {}
