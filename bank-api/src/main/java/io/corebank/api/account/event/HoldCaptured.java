package io.corebank.api.account.event;

import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** Held money was taken; what was left of the hold was released. */
@Revision("1")
public record HoldCaptured(
        String accountId,
        String operationId,
        String holdId,
        @Nullable String transferId,
        @Nullable String counterpartyAccountId,
        long capturedMinor,
        long releasedMinor,
        String currency,
        @Nullable String sealedReference,
        long postedMinor,
        long heldMinor)
        implements AccountEvent {}
