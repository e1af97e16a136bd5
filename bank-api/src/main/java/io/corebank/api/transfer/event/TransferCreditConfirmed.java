package io.corebank.api.transfer.event;

import org.axonframework.serialization.Revision;

/** The receiving account has the money. From here the transfer only moves forward. */
@Revision("1")
public record TransferCreditConfirmed(
        String transferId,
        String operationId,
        String fromAccountId,
        String toAccountId,
        long amountMinor,
        String currency)
        implements TransferEvent {}
