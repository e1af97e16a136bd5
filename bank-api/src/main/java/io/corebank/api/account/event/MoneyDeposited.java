package io.corebank.api.account.event;

import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** Money came in from outside. */
@Revision("1")
public record MoneyDeposited(
        String accountId,
        String operationId,
        long amountMinor,
        String currency,
        @Nullable String sealedReference,
        long postedMinor,
        long heldMinor)
        implements AccountEvent {}
