package io.corebank.api.account.event;

import org.axonframework.serialization.Revision;

/** The account refused the amount of a transfer. */
@Revision("1")
public record TransferCreditRejected(
        String accountId,
        String operationId,
        String transferId,
        long amountMinor,
        String currency,
        String reason,
        long postedMinor,
        long heldMinor)
        implements AccountEvent {}
