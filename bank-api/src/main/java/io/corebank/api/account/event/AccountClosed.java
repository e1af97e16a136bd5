package io.corebank.api.account.event;

import org.axonframework.serialization.Revision;

/** The account has ended. */
@Revision("1")
public record AccountClosed(String accountId, String operationId, String currency, long postedMinor, long heldMinor)
        implements AccountEvent {}
