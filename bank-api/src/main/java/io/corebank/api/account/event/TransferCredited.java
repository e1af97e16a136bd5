package io.corebank.api.account.event;

import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** The amount of a transfer arrived. */
@Revision("1")
public record TransferCredited(
        String accountId,
        String operationId,
        String transferId,
        String counterpartyAccountId,
        long amountMinor,
        String currency,
        @Nullable String sealedReference,
        long postedMinor,
        long heldMinor)
        implements AccountEvent {}
