package io.corebank.query.transfer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened on a transfer's way, on the transfer itself or on one of its accounts.
 *
 * @param accountId whose leg it was; null for a step of the transfer itself
 */
record TransferStep(
        Kind step,
        Instant at,
        long position,
        @Nullable String accountId,
        @Nullable String reason) {

    /** What happened, in the order in which it usually does. */
    enum Kind {
        REQUESTED,
        HOLD_PLACED,
        HOLD_REJECTED,
        FUNDS_HELD,
        CREDIT_POSTED,
        CREDIT_REJECTED,
        CREDITED,
        CREDIT_REFUSED,
        HOLD_CAPTURED,
        HOLD_RELEASED,
        COMPLETED,
        REJECTED,
        COMPENSATED,
        STARTED,
        CANCELLED,
        REDRIVEN,
        REVERSAL_GRANTED,
        REVERSAL_COMPLETED,
        REVERSAL_RETURNED
    }
}
