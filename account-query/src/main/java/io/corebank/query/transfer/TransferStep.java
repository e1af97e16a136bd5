package io.corebank.query.transfer;

import io.corebank.api.MetaDataKeys;
import io.corebank.query.projection.RecordedEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened on a transfer's way, on the transfer itself or on one of its accounts.
 *
 * @param accountId whose leg it was; null for a step of the transfer itself
 * @param attempts how often it was asked for until it was answered; null for once
 * @param sweeper whether it was asked for by the sweeper, because the saga had got no answer; null if not
 */
record TransferStep(
        Kind step,
        Instant at,
        long position,
        @Nullable String accountId,
        @Nullable String reason,
        @Nullable Integer attempts,
        @Nullable Boolean sweeper) {

    private static final String SWEEPER = "system:transfer-sweeper";

    /** The step that an event tells of. */
    static TransferStep of(Kind step, RecordedEvent event, @Nullable String accountId, @Nullable String reason) {
        Integer attempts = event.attempts() == 1 ? null : Integer.valueOf(event.attempts());
        Boolean sweeper = SWEEPER.equals(event.metaData().get(MetaDataKeys.ACTOR)) ? Boolean.TRUE : null;
        return new TransferStep(step, event.at(), event.position(), accountId, reason, attempts, sweeper);
    }

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
