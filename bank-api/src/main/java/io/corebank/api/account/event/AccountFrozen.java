package io.corebank.api.account.event;

import org.axonframework.serialization.Revision;

/** Debits and holds are refused from now on. */
@Revision("1")
public record AccountFrozen(String accountId, String operationId, String currency, long postedMinor, long heldMinor)
        implements AccountEvent {}
