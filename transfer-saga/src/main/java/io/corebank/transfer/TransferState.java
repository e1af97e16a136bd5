package io.corebank.transfer;

import io.corebank.api.transfer.TransferStatus;
import io.corebank.api.transfer.command.TransferReceipt;
import io.corebank.api.transfer.event.TransferCompensated;
import io.corebank.api.transfer.event.TransferCompleted;
import io.corebank.api.transfer.event.TransferCreditConfirmed;
import io.corebank.api.transfer.event.TransferCreditRefused;
import io.corebank.api.transfer.event.TransferEvent;
import io.corebank.api.transfer.event.TransferHoldConfirmed;
import io.corebank.api.transfer.event.TransferRejected;
import io.corebank.api.transfer.event.TransferRequested;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All there is to know about a transfer: what was asked for, and the latest thing that happened to it. */
record TransferState(TransferRequested request, TransferEvent latest, long version) {

    private static final Map<Class<? extends TransferEvent>, TransferStatus> STATUS = Map.of(
            TransferRequested.class, TransferStatus.REQUESTED,
            TransferHoldConfirmed.class, TransferStatus.FUNDS_HELD,
            TransferCreditRefused.class, TransferStatus.FUNDS_HELD,
            TransferCreditConfirmed.class, TransferStatus.CREDITED,
            TransferCompleted.class, TransferStatus.COMPLETED,
            TransferRejected.class, TransferStatus.REJECTED,
            TransferCompensated.class, TransferStatus.COMPENSATED);

    /** The state after one more event; the first one is always the request. */
    static TransferState after(@Nullable TransferState state, TransferEvent event) {
        if (state != null) {
            return new TransferState(state.request, event, state.version + 1);
        }
        if (event instanceof TransferRequested request) {
            return new TransferState(request, request, 1);
        }
        throw new IllegalStateException("A transfer begins with its request, not with " + event);
    }

    TransferStatus status() {
        TransferStatus status = STATUS.get(latest.getClass());
        if (status == null) {
            throw new IllegalStateException("No status follows from " + latest);
        }
        return status;
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
