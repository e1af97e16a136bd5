package io.corebank.account;

import static io.corebank.account.Objections.refuseFor;
import static io.corebank.account.Objections.refuseIf;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.corebank.api.Money;
import io.corebank.api.Refusal;
import io.corebank.api.RefusalCode;
import io.corebank.api.account.command.AccountCommand;
import io.corebank.api.account.command.AccountReceipt;
import io.corebank.api.account.command.CaptureHold;
import io.corebank.api.account.command.CaptureTransferHold;
import io.corebank.api.account.command.HoldForTransfer;
import io.corebank.api.account.command.LegOutcome;
import io.corebank.api.account.command.PlaceHold;
import io.corebank.api.account.command.ReleaseHold;
import io.corebank.api.account.command.ReleaseReason;
import io.corebank.api.account.command.ReleaseTransferHold;
import io.corebank.api.account.event.HoldCaptured;
import io.corebank.api.account.event.HoldPlaced;
import io.corebank.api.account.event.HoldRejected;
import io.corebank.api.account.event.HoldReleased;
import java.time.LocalDate;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;

/** How an account sets money aside: for cards, and as the first and the last leg of the transfers that it pays. */
abstract class AccountHolds extends AccountState {

    private static final int MOST_HOLDS = 1_000;

    /** With those under way, which come and go by themselves: a thousand may be asked for by one request. */
    private static final int MOST_HOLDS_AND_TRANSFERS = 11_000;

    @CommandHandler
    AccountReceipt handle(PlaceHold command) {
        if (holds.containsKey(command.holdId())) {
            return receipt(command.operationId(), command.holdId());
        }
        refuseFor(objectionToDebit(command.amount()));
        refuseIf(holdsAreFull(), RefusalCode.LIMIT_EXCEEDED);
        refuseIf(
                command.expiresAt() != null && !command.expiresAt().isAfter(command.requestedAt()),
                RefusalCode.HOLD_EXPIRED);
        Hold hold = new Hold(command.amount().minor(), null, null, null, command.expiresAt(), null);
        apply(placed(command, command.holdId(), hold));
        return receipt(command.operationId(), command.holdId());
    }

    @CommandHandler
    AccountReceipt handle(CaptureHold command) {
        Hold hold = cardHold(command.holdId());
        refuseIf(status == AccountStatus.FROZEN, RefusalCode.ACCOUNT_IS_FROZEN);
        refuseIf(hold.expiredAt(command.requestedAt()), RefusalCode.HOLD_EXPIRED);
        Money amount = command.amount() == null ? new Money(hold.amountMinor(), currency) : command.amount();
        refuseIf(!amount.currency().equals(currency), RefusalCode.CURRENCY_MISMATCH);
        refuseIf(amount.minor() > hold.amountMinor(), RefusalCode.HOLD_EXCEEDED);
        apply(captured(command, command.holdId(), hold, amount.minor()));
        return receipt(command.operationId(), command.holdId());
    }

    @CommandHandler
    AccountReceipt handle(ReleaseHold command) {
        Hold hold = cardHold(command.holdId());
        apply(released(command, command.holdId(), hold, command.reason()));
        return receipt(command.operationId(), command.holdId());
    }

    @CommandHandler
    LegOutcome handle(HoldForTransfer command) {
        String transferId = command.transferId();
        if (holds.containsKey(transferId)) {
            return LegOutcome.done();
        }
        long amount = command.amount().minor();
        Optional<RefusalCode> objection = objectionToTransfer(command);
        if (objection.isPresent()) {
            String reason = objection.get().code();
            apply(new HoldRejected(
                    accountId,
                    command.operationId(),
                    transferId,
                    transferId,
                    amount,
                    currency,
                    reason,
                    balance.postedMinor(),
                    balance.heldMinor()));
            return LegOutcome.refused(reason);
        }
        apply(placed(
                command,
                transferId,
                new Hold(
                        amount,
                        transferId,
                        command.toAccountId(),
                        command.sealedReference(),
                        null,
                        spending.countsOn(command.day()))));
        return LegOutcome.done();
    }

    /** Even on a frozen account: the other side has the money already. A hold that is gone has been captured before. */
    @CommandHandler
    LegOutcome handle(CaptureTransferHold command) {
        Hold hold = holds.get(command.transferId());
        if (hold != null) {
            apply(captured(command, command.transferId(), hold, hold.amountMinor()));
        }
        return LegOutcome.done();
    }

    @CommandHandler
    LegOutcome handle(ReleaseTransferHold command) {
        Hold hold = holds.get(command.transferId());
        if (hold != null) {
            apply(released(command, command.transferId(), hold, ReleaseReason.TRANSFER_COMPENSATED));
        }
        return LegOutcome.done();
    }

    private Hold cardHold(String holdId) {
        refuseIf(status == AccountStatus.CLOSED, RefusalCode.ACCOUNT_IS_CLOSED);
        Hold hold = holds.get(holdId);
        if (hold == null) {
            throw new Refusal(RefusalCode.HOLD_NOT_FOUND);
        }
        refuseIf(hold.ofTransfer(), RefusalCode.HOLD_OF_TRANSFER);
        return hold;
    }

    private boolean holdsAreFull() {
        return holds.size() >= MOST_HOLDS
                && holds.values().stream().filter(hold -> !hold.ofTransfer()).count() >= MOST_HOLDS;
    }

    private Optional<RefusalCode> objectionToTransfer(HoldForTransfer command) {
        Optional<RefusalCode> objection = objectionToDebit(command.amount());
        boolean tooMuch = holds.size() >= MOST_HOLDS_AND_TRANSFERS
                || !limits.allow(command.amount().minor(), spending, command.day());
        if (objection.isEmpty() && tooMuch) {
            return Optional.of(RefusalCode.LIMIT_EXCEEDED);
        }
        return objection;
    }

    private HoldPlaced placed(AccountCommand command, String holdId, Hold hold) {
        Balance after = balance.hold(hold.amountMinor());
        LocalDate day = hold.spendingDay();
        return new HoldPlaced(
                accountId,
                command.operationId(),
                holdId,
                hold.transferId(),
                hold.counterpartyAccountId(),
                hold.amountMinor(),
                currency,
                hold.sealedReference(),
                hold.expiresAt(),
                after.postedMinor(),
                after.heldMinor(),
                day,
                day == null ? null : spending.plus(day, hold.amountMinor()).minor());
    }

    private HoldCaptured captured(AccountCommand command, String holdId, Hold hold, long amountMinor) {
        Balance after = balance.release(hold.amountMinor()).debit(amountMinor);
        return new HoldCaptured(
                accountId,
                command.operationId(),
                holdId,
                hold.transferId(),
                hold.counterpartyAccountId(),
                amountMinor,
                hold.amountMinor() - amountMinor,
                currency,
                hold.sealedReference(),
                after.postedMinor(),
                after.heldMinor());
    }

    private HoldReleased released(AccountCommand command, String holdId, Hold hold, ReleaseReason reason) {
        Balance after = balance.release(hold.amountMinor());
        return new HoldReleased(
                accountId,
                command.operationId(),
                holdId,
                hold.transferId(),
                hold.amountMinor(),
                currency,
                reason.name(),
                after.postedMinor(),
                after.heldMinor(),
                hold.spendingDay() == null
                        ? null
                        : spending.minus(hold.spendingDay(), hold.amountMinor()).minor());
    }
}
