package io.corebank.api.account.event;

import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** An amount was set aside: for a card authorisation, or, with a transfer's id, for a transfer. */
@Revision("1")
public record HoldPlaced(
        String accountId,
        String operationId,
        String holdId,
        @Nullable String transferId,
        @Nullable String counterpartyAccountId,
        long amountMinor,
        String currency,
        @Nullable String sealedReference,
        @Nullable Instant expiresAt,
        long postedMinor,
        long heldMinor)
        implements AccountEvent {}
