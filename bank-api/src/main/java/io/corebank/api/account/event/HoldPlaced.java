package io.corebank.api.account.event;

import java.time.Instant;
import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * An amount was set aside: for a card authorisation, or, with a transfer's id, for a transfer. A transfer counts on a
 * day, with the amount of all transfers of that day so far.
 */
@Revision("2")
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
        long heldMinor,
        @Nullable LocalDate spendingDay,
        @Nullable Long spentMinor)
        implements AccountEvent {

    /** A hold that counts on no day. */
    public HoldPlaced(
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
            long heldMinor) {
        this(
                accountId,
                operationId,
                holdId,
                transferId,
                counterpartyAccountId,
                amountMinor,
                currency,
                sealedReference,
                expiresAt,
                postedMinor,
                heldMinor,
                null,
                null);
    }
}
