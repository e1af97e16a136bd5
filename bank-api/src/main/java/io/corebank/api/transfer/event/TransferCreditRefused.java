package io.corebank.api.transfer.event;

import org.axonframework.serialization.Revision;

/** The receiving account refused; the money goes back. */
@Revision("1")
public record TransferCreditRefused(
        String transferId,
        String operationId,
        String fromAccountId,
        String toAccountId,
        long amountMinor,
        String currency,
        String reason)
        implements TransferEvent {}
