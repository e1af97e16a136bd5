package io.corebank.api.account.event;

import org.axonframework.serialization.Revision;

/** The account refused to set the amount of a transfer aside. */
@Revision("1")
public record HoldRejected(
        String accountId,
        String operationId,
        String holdId,
        String transferId,
        long amountMinor,
        String currency,
        String reason,
        long postedMinor,
        long heldMinor)
        implements AccountEvent {}
