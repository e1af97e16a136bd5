package io.corebank.api.transfer.event;

import org.axonframework.serialization.Revision;

/** A scheduled transfer was called off before its time. The end: nothing has moved. */
@Revision("1")
public record TransferCancelled(
        String transferId,
        String operationId,
        String fromAccountId,
        String toAccountId,
        long amountMinor,
        String currency)
        implements TransferEvent {}
