package io.corebank.api.transfer.event;

import org.axonframework.serialization.Revision;

/** An operator asked to drive on a transfer that stands still. It changes nothing by itself. */
@Revision("1")
public record TransferRedriven(
        String transferId,
        String operationId,
        String fromAccountId,
        String toAccountId,
        long amountMinor,
        String currency)
        implements TransferEvent {}
