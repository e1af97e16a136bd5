package io.corebank.transfer;

import io.corebank.api.Money;
import io.corebank.api.transfer.command.CompensateTransfer;
import io.corebank.api.transfer.command.CompleteTransfer;
import io.corebank.api.transfer.command.ConfirmTransferCredit;
import io.corebank.api.transfer.command.ConfirmTransferHold;
import io.corebank.api.transfer.command.RefuseTransferCredit;
import io.corebank.api.transfer.command.RejectTransfer;
import io.corebank.api.transfer.command.RequestTransfer;
import io.corebank.api.transfer.command.StartTransfer;
import io.corebank.api.transfer.command.TransferCommand;
import io.corebank.api.transfer.event.TransferCancelled;
import io.corebank.api.transfer.event.TransferCompensated;
import io.corebank.api.transfer.event.TransferCompleted;
import io.corebank.api.transfer.event.TransferCreditConfirmed;
import io.corebank.api.transfer.event.TransferCreditRefused;
import io.corebank.api.transfer.event.TransferEvent;
import io.corebank.api.transfer.event.TransferHoldConfirmed;
import io.corebank.api.transfer.event.TransferRejected;
import io.corebank.api.transfer.event.TransferRequested;
import io.corebank.api.transfer.event.TransferStarted;
import java.time.Instant;
import java.util.List;

/** One transfer of 12.34 EUR, and everything that can happen to it. */
final class Examples {

    static final String ID = "transfer-1";
    static final String CUSTOMER = "ada";
    static final String FROM = "account-from";
    static final String TO = "account-to";
    static final String OPERATION = "operation-1";
    static final String REFERENCE = "sealed-reference";
    static final String REASON = "account-closed";
    static final Money AMOUNT = new Money(1234, "EUR");

    static final Instant ASKED_AT = Instant.parse("2026-03-01T08:00:00Z");
    static final Instant EXECUTE_AT = Instant.parse("2026-03-02T08:00:00Z");

    static final RequestTransfer REQUEST = new RequestTransfer(OPERATION, ID, CUSTOMER, FROM, TO, AMOUNT, REFERENCE);
    static final ConfirmTransferHold CONFIRM_HOLD = new ConfirmTransferHold(OPERATION, ID);
    static final RejectTransfer REJECT = new RejectTransfer(OPERATION, ID, REASON);
    static final ConfirmTransferCredit CONFIRM_CREDIT = new ConfirmTransferCredit(OPERATION, ID);
    static final RefuseTransferCredit REFUSE_CREDIT = new RefuseTransferCredit(OPERATION, ID, REASON);
    static final CompleteTransfer COMPLETE = new CompleteTransfer(OPERATION, ID);
    static final CompensateTransfer COMPENSATE = new CompensateTransfer(OPERATION, ID);

    static final StartTransfer START = new StartTransfer(OPERATION, ID, EXECUTE_AT);

    static final List<TransferCommand> COMMANDS =
            List.of(CONFIRM_HOLD, REJECT, CONFIRM_CREDIT, REFUSE_CREDIT, COMPLETE, COMPENSATE, START);

    static final TransferRequested REQUESTED =
            new TransferRequested(ID, OPERATION, CUSTOMER, FROM, TO, 1234, "EUR", REFERENCE);
    static final TransferHoldConfirmed HOLD_CONFIRMED = new TransferHoldConfirmed(ID, OPERATION, FROM, TO, 1234, "EUR");
    static final TransferRejected REJECTED = new TransferRejected(ID, OPERATION, FROM, TO, 1234, "EUR", REASON);
    static final TransferCreditConfirmed CREDIT_CONFIRMED =
            new TransferCreditConfirmed(ID, OPERATION, FROM, TO, 1234, "EUR");
    static final TransferCreditRefused CREDIT_REFUSED =
            new TransferCreditRefused(ID, OPERATION, FROM, TO, 1234, "EUR", REASON);
    static final TransferCompleted COMPLETED = new TransferCompleted(ID, OPERATION, FROM, TO, 1234, "EUR");
    static final TransferCompensated COMPENSATED =
            new TransferCompensated(ID, OPERATION, FROM, TO, 1234, "EUR", REASON);

    static final TransferRequested SCHEDULED =
            new TransferRequested(ID, OPERATION, CUSTOMER, FROM, TO, 1234, "EUR", REFERENCE, EXECUTE_AT, null, null);
    static final TransferStarted STARTED = new TransferStarted(ID, OPERATION, FROM, TO, 1234, "EUR", REFERENCE);
    static final TransferCancelled CANCELLED = new TransferCancelled(ID, OPERATION, FROM, TO, 1234, "EUR");

    private Examples() {}

    /** Every way that a transfer can have gone so far, from its request on. */
    static List<List<TransferEvent>> histories() {
        return List.of(
                List.of(REQUESTED),
                List.of(REQUESTED, REJECTED),
                List.of(REQUESTED, HOLD_CONFIRMED),
                List.of(REQUESTED, HOLD_CONFIRMED, CREDIT_CONFIRMED),
                List.of(REQUESTED, HOLD_CONFIRMED, CREDIT_CONFIRMED, COMPLETED),
                List.of(REQUESTED, HOLD_CONFIRMED, CREDIT_REFUSED),
                List.of(REQUESTED, HOLD_CONFIRMED, CREDIT_REFUSED, COMPENSATED),
                List.of(SCHEDULED),
                List.of(SCHEDULED, CANCELLED),
                List.of(SCHEDULED, STARTED),
                List.of(SCHEDULED, STARTED, REJECTED),
                List.of(SCHEDULED, STARTED, HOLD_CONFIRMED));
    }

    static TransferEvent last(List<TransferEvent> history) {
        return history.get(history.size() - 1);
    }

    static TransferState stateAfter(List<? extends TransferEvent> history) {
        TransferState state = TransferState.after(null, history.get(0));
        for (TransferEvent event : history.subList(1, history.size())) {
            state = TransferState.after(state, event);
        }
        return state;
    }
}
