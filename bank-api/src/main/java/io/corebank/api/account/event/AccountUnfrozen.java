package io.corebank.api.account.event;

import org.axonframework.serialization.Revision;

/** The account pays again. */
@Revision("1")
public record AccountUnfrozen(String accountId, String operationId, String currency, long postedMinor, long heldMinor)
        implements AccountEvent {}
