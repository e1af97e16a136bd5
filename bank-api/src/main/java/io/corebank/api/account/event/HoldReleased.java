package io.corebank.api.account.event;

import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** Held money was given back. If it was for a transfer of the day, the amount of that day is less by it. */
@Revision("2")
public record HoldReleased(
        String accountId,
        String operationId,
        String holdId,
        @Nullable String transferId,
        long releasedMinor,
        String currency,
        String reason,
        long postedMinor,
        long heldMinor,
        @Nullable Long spentMinor)
        implements AccountEvent {

    /** A release that changes no day. */
    public HoldReleased(
            String accountId,
            String operationId,
            String holdId,
            @Nullable String transferId,
            long releasedMinor,
            String currency,
            String reason,
            long postedMinor,
            long heldMinor) {
        this(accountId, operationId, holdId, transferId, releasedMinor, currency, reason, postedMinor, heldMinor, null);
    }
}
