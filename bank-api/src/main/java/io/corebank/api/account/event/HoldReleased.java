package io.corebank.api.account.event;

import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** Held money was given back. */
@Revision("1")
public record HoldReleased(
        String accountId,
        String operationId,
        String holdId,
        @Nullable String transferId,
        long releasedMinor,
        String currency,
        String reason,
        long postedMinor,
        long heldMinor)
        implements AccountEvent {}
