package io.corebank.api.account.event;

import org.axonframework.serialization.Revision;

/** The balance may go this far below zero. */
@Revision("1")
public record OverdraftLimitChanged(
        String accountId,
        String operationId,
        long overdraftLimitMinor,
        String currency,
        long postedMinor,
        long heldMinor)
        implements AccountEvent {}
