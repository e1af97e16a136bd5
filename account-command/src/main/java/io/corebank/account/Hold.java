package io.corebank.account;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Money of an account that is set aside: for a card, perhaps until an instant, or for a transfer, until it ends, which
 * counts on a day.
 */
record Hold(
        long amountMinor,
        @Nullable String transferId,
        @Nullable String counterpartyAccountId,
        @Nullable String sealedReference,
        @Nullable Instant expiresAt,
        @Nullable LocalDate spendingDay) {

    boolean ofTransfer() {
        return transferId != null;
    }

    boolean expiredAt(Instant instant) {
        return expiresAt != null && !instant.isBefore(expiresAt);
    }
}
