package io.corebank.api.account.event;

import org.axonframework.serialization.Revision;

/** An account was opened, with nothing on it. The owner's name is sealed. */
@Revision("1")
public record AccountCreated(
        String accountId,
        String operationId,
        String customerId,
        String sealedOwnerName,
        String currency,
        long overdraftLimitMinor,
        long postedMinor,
        long heldMinor)
        implements AccountEvent {}
