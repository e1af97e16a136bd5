package io.corebank.api.transfer.event;

import org.axonframework.serialization.Revision;

/** The amount is set aside on the paying account. */
@Revision("1")
public record TransferHoldConfirmed(
        String transferId,
        String operationId,
        String fromAccountId,
        String toAccountId,
        long amountMinor,
        String currency)
        implements TransferEvent {}
