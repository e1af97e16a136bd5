package io.corebank.transfer;

import io.corebank.api.Refusal;
import io.corebank.api.RefusalCode;
import io.corebank.api.transfer.command.CancelTransfer;
import io.corebank.api.transfer.command.CompensateTransfer;
import io.corebank.api.transfer.command.CompleteReversal;
import io.corebank.api.transfer.command.CompleteTransfer;
import io.corebank.api.transfer.command.ConfirmTransferCredit;
import io.corebank.api.transfer.command.ConfirmTransferHold;
import io.corebank.api.transfer.command.GrantReversal;
import io.corebank.api.transfer.command.RedriveTransfer;
import io.corebank.api.transfer.command.RefuseTransferCredit;
import io.corebank.api.transfer.command.RejectTransfer;
import io.corebank.api.transfer.command.RequestTransfer;
import io.corebank.api.transfer.command.ReturnReversal;
import io.corebank.api.transfer.command.StartTransfer;
import io.corebank.api.transfer.command.TransferCommand;
import io.corebank.api.transfer.event.TransferCompensated;
import io.corebank.api.transfer.event.TransferCompleted;
import io.corebank.api.transfer.event.TransferCreditConfirmed;
import io.corebank.api.transfer.event.TransferCreditRefused;
import io.corebank.api.transfer.event.TransferEvent;
import io.corebank.api.transfer.event.TransferHoldConfirmed;
import io.corebank.api.transfer.event.TransferRedriven;
import io.corebank.api.transfer.event.TransferRejected;
import io.corebank.api.transfer.event.TransferRequested;
import java.util.Optional;

/**
 * What a transfer decides, as pure functions. Each step follows from exactly one state; a command that comes twice,
 * late or never should have come finds another state and changes nothing. The credit is the pivot: nothing leads back
 * from it.
 */
final class TransferRules {

    private TransferRules() {}

    /**
     * The beginning of a transfer.
     *
     * @throws Refusal when both accounts are the same, or it is scheduled for the past or too late
     */
    static TransferRequested begin(RequestTransfer command) {
        if (command.fromAccountId().equals(command.toAccountId())) {
            throw new Refusal(RefusalCode.SAME_ACCOUNT);
        }
        return new TransferRequested(
                command.transferId(),
                command.operationId(),
                command.customerId(),
                command.fromAccountId(),
                command.toAccountId(),
                command.amount().minor(),
                command.amount().currency(),
                command.sealedReference(),
                ScheduleRules.executeAt(command.schedule()),
                command.reversalOf(),
                command.standingOrderId());
    }

    /**
     * Records that an operator has the transfer driven on.
     *
     * @throws Refusal when there is nothing to drive
     */
    private static Optional<TransferEvent> redrive(TransferState state, RedriveTransfer command) {
        if (command.operationId().equals(state.lastRedrive())) {
            return Optional.empty();
        }
        if (state.isScheduled() || state.isAtRest()) {
            throw new Refusal(RefusalCode.TRANSFER_AT_REST);
        }
        TransferEvent of = state.latest();
        return Optional.of(new TransferRedriven(
                of.transferId(),
                command.operationId(),
                of.fromAccountId(),
                of.toAccountId(),
                of.amountMinor(),
                of.currency()));
    }

    /** What the command makes happen in this state; empty when it changes nothing. */
    static Optional<TransferEvent> decide(TransferState state, TransferCommand command) {
        if (command instanceof StartTransfer start) {
            return ScheduleRules.start(state, start);
        }
        if (command instanceof CancelTransfer cancel) {
            return ScheduleRules.cancel(state, cancel);
        }
        if (command instanceof GrantReversal grant) {
            return ReversalRules.grant(state, grant);
        }
        if (command instanceof CompleteReversal complete) {
            return ReversalRules.complete(state, complete);
        }
        if (command instanceof ReturnReversal giveBack) {
            return ReversalRules.giveBack(state, giveBack);
        }
        return command instanceof RedriveTransfer redrive ? redrive(state, redrive) : step(state, command);
    }

    private static Optional<TransferEvent> step(TransferState state, TransferCommand command) {
        TransferEvent latest = state.latest();
        String operation = command.operationId();
        if (state.isAboutToHold() && command instanceof ConfirmTransferHold) {
            return Optional.of(holdConfirmed(latest, operation));
        }
        if (state.isAboutToHold() && command instanceof RejectTransfer reject) {
            return Optional.of(rejected(latest, operation, reject.reason()));
        }
        if (latest instanceof TransferHoldConfirmed && command instanceof ConfirmTransferCredit) {
            return Optional.of(creditConfirmed(latest, operation));
        }
        if (latest instanceof TransferHoldConfirmed && command instanceof RefuseTransferCredit refuse) {
            return Optional.of(creditRefused(latest, operation, refuse.reason()));
        }
        if (latest instanceof TransferCreditConfirmed && command instanceof CompleteTransfer) {
            return Optional.of(completed(latest, operation));
        }
        if (latest instanceof TransferCreditRefused refused && command instanceof CompensateTransfer) {
            return Optional.of(compensated(latest, operation, refused.reason()));
        }
        return Optional.empty();
    }

    private static TransferEvent holdConfirmed(TransferEvent of, String operation) {
        return new TransferHoldConfirmed(
                of.transferId(), operation, of.fromAccountId(), of.toAccountId(), of.amountMinor(), of.currency());
    }

    private static TransferEvent rejected(TransferEvent of, String operation, String reason) {
        return new TransferRejected(
                of.transferId(),
                operation,
                of.fromAccountId(),
                of.toAccountId(),
                of.amountMinor(),
                of.currency(),
                reason);
    }

    private static TransferEvent creditConfirmed(TransferEvent of, String operation) {
        return new TransferCreditConfirmed(
                of.transferId(), operation, of.fromAccountId(), of.toAccountId(), of.amountMinor(), of.currency());
    }

    private static TransferEvent creditRefused(TransferEvent of, String operation, String reason) {
        return new TransferCreditRefused(
                of.transferId(),
                operation,
                of.fromAccountId(),
                of.toAccountId(),
                of.amountMinor(),
                of.currency(),
                reason);
    }

    private static TransferEvent completed(TransferEvent of, String operation) {
        return new TransferCompleted(
                of.transferId(), operation, of.fromAccountId(), of.toAccountId(), of.amountMinor(), of.currency());
    }

    private static TransferEvent compensated(TransferEvent of, String operation, String reason) {
        return new TransferCompensated(
                of.transferId(),
                operation,
                of.fromAccountId(),
                of.toAccountId(),
                of.amountMinor(),
                of.currency(),
                reason);
    }
}
