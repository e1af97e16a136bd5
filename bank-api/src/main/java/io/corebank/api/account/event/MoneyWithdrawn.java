package io.corebank.api.account.event;

import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** Money left the bank. */
@Revision("1")
public record MoneyWithdrawn(
        String accountId,
        String operationId,
        long amountMinor,
        String currency,
        @Nullable String sealedReference,
        long postedMinor,
        long heldMinor)
        implements AccountEvent {}
