package io.corebank.transfer;

import io.corebank.api.transfer.TransferStatus;
import io.corebank.api.transfer.command.TransferReceipt;
import io.corebank.api.transfer.event.ReversalCompleted;
import io.corebank.api.transfer.event.ReversalGranted;
import io.corebank.api.transfer.event.ReversalReturned;
import io.corebank.api.transfer.event.TransferCancelled;
import io.corebank.api.transfer.event.TransferCompensated;
import io.corebank.api.transfer.event.TransferCompleted;
import io.corebank.api.transfer.event.TransferCreditConfirmed;
import io.corebank.api.transfer.event.TransferCreditRefused;
import io.corebank.api.transfer.event.TransferEvent;
import io.corebank.api.transfer.event.TransferHoldConfirmed;
import io.corebank.api.transfer.event.TransferRedriven;
import io.corebank.api.transfer.event.TransferRejected;
import io.corebank.api.transfer.event.TransferRequested;
import io.corebank.api.transfer.event.TransferStarted;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All there is to know about a transfer: what was asked for, its latest step, what of it goes back, and the operation
 * of an operator who had it driven on last.
 */
record TransferState(
        TransferRequested request,
        TransferEvent latest,
        long version,
        Reversals reversals,
        @Nullable String lastRedrive) {

    private static final Map<Class<? extends TransferEvent>, TransferStatus> STATUS = Map.of(
            TransferRequested.class, TransferStatus.REQUESTED,
            TransferStarted.class, TransferStatus.REQUESTED,
            TransferHoldConfirmed.class, TransferStatus.FUNDS_HELD,
            TransferCreditRefused.class, TransferStatus.FUNDS_HELD,
            TransferCreditConfirmed.class, TransferStatus.CREDITED,
            TransferCompleted.class, TransferStatus.COMPLETED,
            TransferRejected.class, TransferStatus.REJECTED,
            TransferCompensated.class, TransferStatus.COMPENSATED,
            TransferCancelled.class, TransferStatus.CANCELLED);

    /** The state after one more event; the first one is always the request. */
    static TransferState after(@Nullable TransferState state, TransferEvent event) {
        if (state != null) {
            return state.after(event);
        }
        if (event instanceof TransferRequested request) {
            return new TransferState(request, request, 1, Reversals.NONE, null);
        }
        throw new IllegalStateException("A transfer begins with its request, not with " + event);
    }

    private TransferState after(TransferEvent event) {
        if (event instanceof ReversalGranted granted) {
            return with(reversals.with(granted));
        }
        if (event instanceof ReversalCompleted completed) {
            return with(reversals.settled(completed.reversalId(), completed.reversedMinor()));
        }
        if (event instanceof ReversalReturned returned) {
            return with(reversals.settled(returned.reversalId(), returned.reversedMinor()));
        }
        if (event instanceof TransferRedriven) {
            return new TransferState(request, latest, version + 1, reversals, event.operationId());
        }
        return new TransferState(request, event, version + 1, reversals, lastRedrive);
    }

    private TransferState with(Reversals changed) {
        return new TransferState(request, latest, version + 1, changed, lastRedrive);
    }

    TransferStatus status() {
        TransferStatus status = isScheduled() ? TransferStatus.SCHEDULED : STATUS.get(latest.getClass());
        if (status == null) {
            throw new IllegalStateException("No status follows from " + latest);
        }
        return status;
    }

    /** Whether the transfer waits for its time. */
    boolean isScheduled() {
        return latest instanceof TransferRequested && request.executeAt() != null;
    }

    /** Whether the amount is to be set aside next. */
    boolean isAboutToHold() {
        return latest instanceof TransferStarted || (latest instanceof TransferRequested && !isScheduled());
    }

    /** Whether nothing has to be done: it has ended, and so has whatever gives its money back. */
    boolean isAtRest() {
        return status().isTerminal() && reversals.open().isEmpty();
    }

    /** Why the transfer does not reach its target; empty as long as it may. */
    Optional<String> reason() {
        if (latest instanceof TransferRejected rejected) {
            return Optional.of(rejected.reason());
        }
        if (latest instanceof TransferCreditRefused refused) {
            return Optional.of(refused.reason());
        }
        return latest instanceof TransferCompensated compensated ? Optional.of(compensated.reason()) : Optional.empty();
    }

    TransferReceipt receipt() {
        return new TransferReceipt(request.transferId(), status(), version);
    }
}
