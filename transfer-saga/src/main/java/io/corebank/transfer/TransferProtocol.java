package io.corebank.transfer;

import io.corebank.api.Money;
import io.corebank.api.OperationIds;
import io.corebank.api.account.command.CaptureTransferHold;
import io.corebank.api.account.command.CreditTransfer;
import io.corebank.api.account.command.HoldForTransfer;
import io.corebank.api.account.command.LegOutcome;
import io.corebank.api.account.command.ReleaseTransferHold;
import io.corebank.api.account.command.TransferLeg;
import io.corebank.api.account.event.AccountEvent;
import io.corebank.api.account.event.HoldCaptured;
import io.corebank.api.account.event.HoldPlaced;
import io.corebank.api.account.event.HoldRejected;
import io.corebank.api.account.event.HoldReleased;
import io.corebank.api.account.event.TransferCreditRejected;
import io.corebank.api.account.event.TransferCredited;
import io.corebank.api.transfer.command.CompensateTransfer;
import io.corebank.api.transfer.command.CompleteTransfer;
import io.corebank.api.transfer.command.ConfirmTransferCredit;
import io.corebank.api.transfer.command.ConfirmTransferHold;
import io.corebank.api.transfer.command.RefuseTransferCredit;
import io.corebank.api.transfer.command.RejectTransfer;
import io.corebank.api.transfer.command.StartTransfer;
import io.corebank.api.transfer.command.TransferCommand;
import io.corebank.api.transfer.event.TransferCreditConfirmed;
import io.corebank.api.transfer.event.TransferCreditRefused;
import io.corebank.api.transfer.event.TransferEvent;
import io.corebank.api.transfer.event.TransferHoldConfirmed;
import io.corebank.api.transfer.event.TransferRequested;
import io.corebank.api.transfer.event.TransferStarted;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The whole conversation between a transfer and its two accounts, as pure functions: no clock, no store, no framework.
 * Whoever asks gets the same command with the same operation id, so that the saga, the sweeper and a second process can
 * all drive one transfer at the same time and nothing happens twice.
 *
 * <pre>
 * scheduled      -> at its time: start
 * started        -> as if requested then
 * requested      -> hold the amount    -> held:     confirm hold    refused: reject
 * hold confirmed -> credit the target  -> credited: confirm credit  refused: refuse credit
 * credit confirmed -> capture the hold -> complete        (past the pivot: only forward)
 * credit refused   -> release the hold -> compensate
 * </pre>
 */
final class TransferProtocol {

    private TransferProtocol() {}

    /** What to ask of an account, given all that is known about the transfer and when it began; empty at its end. */
    static Optional<TransferLeg> next(TransferState state, Instant begunAt) {
        return next(state.latest(), state.request().sealedReference(), begunAt);
    }

    /** What to ask of an account after this event of the transfer, and the event's time; empty at its end. */
    static Optional<TransferLeg> next(TransferEvent event, @Nullable String sealedReference, Instant at) {
        String id = event.transferId();
        String from = event.fromAccountId();
        String to = event.toAccountId();
        if (event instanceof TransferStarted
                || (event instanceof TransferRequested request && request.executeAt() == null)) {
            return Optional.of(new HoldForTransfer(
                    operation(id, "hold"), from, id, to, amountOf(event), sealedReference, dayOf(at)));
        }
        if (event instanceof TransferHoldConfirmed) {
            return Optional.of(
                    new CreditTransfer(operation(id, "credit"), to, id, from, amountOf(event), sealedReference));
        }
        if (event instanceof TransferCreditConfirmed) {
            return Optional.of(new CaptureTransferHold(operation(id, "capture"), from, id));
        }
        if (event instanceof TransferCreditRefused) {
            return Optional.of(new ReleaseTransferHold(operation(id, "release"), from, id));
        }
        return Optional.empty();
    }

    /** What to tell the transfer when an account has answered. Asking the account again gives the same answer. */
    static TransferCommand after(TransferLeg leg, LegOutcome outcome) {
        String id = leg.transferId();
        if (leg instanceof HoldForTransfer) {
            return outcome.accepted() ? confirmHold(id) : reject(id, reasonOf(outcome));
        }
        if (leg instanceof CreditTransfer) {
            return outcome.accepted() ? confirmCredit(id) : refuseCredit(id, reasonOf(outcome));
        }
        if (!outcome.accepted()) {
            throw new IllegalStateException("Neither capture nor release of a transfer can be refused: " + leg);
        }
        return leg instanceof CaptureTransferHold ? complete(id) : compensate(id);
    }

    /** What to tell the transfer when an account has recorded its answer; empty for what is no transfer's business. */
    static Optional<TransferCommand> after(AccountEvent event) {
        if (event instanceof HoldPlaced placed) {
            return Optional.ofNullable(placed.transferId()).map(TransferProtocol::confirmHold);
        }
        if (event instanceof HoldRejected rejected) {
            return Optional.of(reject(rejected.transferId(), rejected.reason()));
        }
        if (event instanceof TransferCredited credited) {
            return Optional.of(confirmCredit(credited.transferId()));
        }
        if (event instanceof TransferCreditRejected rejected) {
            return Optional.of(refuseCredit(rejected.transferId(), rejected.reason()));
        }
        if (event instanceof HoldCaptured captured) {
            return Optional.ofNullable(captured.transferId()).map(TransferProtocol::complete);
        }
        return event instanceof HoldReleased released
                ? Optional.ofNullable(released.transferId()).map(TransferProtocol::compensate)
                : Optional.empty();
    }

    /** The start of a scheduled transfer; empty before its time, and for one that needs no start. */
    static Optional<TransferCommand> start(TransferState state, Instant now) {
        Instant executeAt = state.request().executeAt();
        if (executeAt == null || !state.isScheduled() || now.isBefore(executeAt)) {
            return Optional.empty();
        }
        String id = state.request().transferId();
        return Optional.of(new StartTransfer(operation(id, "start"), id, now));
    }

    private static TransferCommand confirmHold(String id) {
        return new ConfirmTransferHold(operation(id, "confirm-hold"), id);
    }

    private static TransferCommand reject(String id, String reason) {
        return new RejectTransfer(operation(id, "reject"), id, reason);
    }

    private static TransferCommand confirmCredit(String id) {
        return new ConfirmTransferCredit(operation(id, "confirm-credit"), id);
    }

    private static TransferCommand refuseCredit(String id, String reason) {
        return new RefuseTransferCredit(operation(id, "refuse-credit"), id, reason);
    }

    private static TransferCommand complete(String id) {
        return new CompleteTransfer(operation(id, "complete"), id);
    }

    private static TransferCommand compensate(String id) {
        return new CompensateTransfer(operation(id, "compensate"), id);
    }

    static String operation(String transferId, String leg) {
        return OperationIds.derive("transfer", transferId, leg);
    }

    private static LocalDate dayOf(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    private static Money amountOf(TransferEvent event) {
        return new Money(event.amountMinor(), event.currency());
    }

    private static String reasonOf(LegOutcome outcome) {
        String reason = outcome.reason();
        if (reason == null) {
            throw new IllegalArgumentException("A refusal has a reason");
        }
        return reason;
    }
}
