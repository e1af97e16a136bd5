package io.corebank.account;

import io.corebank.api.RefusalCode;
import io.corebank.api.account.command.AccountCommand;
import io.corebank.api.account.command.CaptureHold;
import io.corebank.api.account.command.CaptureTransferHold;
import io.corebank.api.account.command.ChangeOverdraftLimit;
import io.corebank.api.account.command.CreditTransfer;
import io.corebank.api.account.command.DepositMoney;
import io.corebank.api.account.command.FreezeAccount;
import io.corebank.api.account.command.HoldForTransfer;
import io.corebank.api.account.command.PlaceHold;
import io.corebank.api.account.command.ReleaseHold;
import io.corebank.api.account.command.ReleaseTransferHold;
import io.corebank.api.account.command.TransferLeg;
import io.corebank.api.account.command.UnfreezeAccount;
import io.corebank.api.account.command.WithdrawMoney;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rules of an account once more, in the plainest way and with numbers that cannot overflow. */
final class AccountModel {

    private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);

    private final Map<String, BigInteger> cardHolds = new HashMap<>();
    private final Map<String, BigInteger> transferHolds = new HashMap<>();
    private BigInteger posted = BigInteger.ZERO;
    private BigInteger overdraft = BigInteger.ZERO;
    private boolean frozen;
    private boolean closed;

    /** What the account must answer: figures for a person, an outcome for a transfer. */
    String answer(AccountCommand command) {
        RefusalCode refusal = obey(command);
        if (refusal != null) {
            return refusal.code();
        }
        return command instanceof TransferLeg ? "done" : posted + " " + held() + " " + available();
    }

    BigInteger available() {
        return posted.subtract(held()).add(overdraft);
    }

    private BigInteger held() {
        BigInteger cards = cardHolds.values().stream().reduce(BigInteger.ZERO, BigInteger::add);
        return transferHolds.values().stream().reduce(cards, BigInteger::add);
    }

    private @Nullable RefusalCode obey(AccountCommand command) {
        if (command instanceof DepositMoney deposit) {
            return credit(deposit.amount().minor());
        }
        if (command instanceof CreditTransfer credit) {
            return credit(credit.amount().minor());
        }
        if (command instanceof WithdrawMoney withdrawal) {
            return withdraw(BigInteger.valueOf(withdrawal.amount().minor()));
        }
        if (command instanceof ChangeOverdraftLimit change) {
            return limit(BigInteger.valueOf(change.overdraftLimit().minor()));
        }
        if (command instanceof PlaceHold place) {
            return hold(cardHolds, place.holdId(), place.amount().minor());
        }
        if (command instanceof HoldForTransfer leg) {
            return hold(transferHolds, leg.transferId(), leg.amount().minor());
        }
        if (command instanceof CaptureTransferHold leg) {
            BigInteger amount = transferHolds.remove(leg.transferId());
            posted = amount == null ? posted : posted.subtract(amount);
            return null;
        }
        if (command instanceof ReleaseTransferHold leg) {
            transferHolds.remove(leg.transferId());
            return null;
        }
        return command instanceof CaptureHold || command instanceof ReleaseHold ? settle(command) : live(command);
    }

    private @Nullable RefusalCode credit(long amount) {
        BigInteger after = posted.add(BigInteger.valueOf(amount));
        if (closed || after.add(overdraft).compareTo(LARGEST) > 0) {
            return closed ? RefusalCode.ACCOUNT_IS_CLOSED : RefusalCode.LIMIT_EXCEEDED;
        }
        posted = after;
        return null;
    }

    private @Nullable RefusalCode withdraw(BigInteger amount) {
        RefusalCode refusal = debit(amount);
        posted = refusal == null ? posted.subtract(amount) : posted;
        return refusal;
    }

    private @Nullable RefusalCode hold(Map<String, BigInteger> holds, String holdId, long minor) {
        BigInteger amount = BigInteger.valueOf(minor);
        RefusalCode refusal = debit(amount);
        if (refusal == null) {
            holds.put(holdId, amount);
        }
        return refusal;
    }

    private @Nullable RefusalCode debit(BigInteger amount) {
        RefusalCode refusal = idle();
        return refusal == null && amount.compareTo(available()) > 0 ? RefusalCode.INSUFFICIENT_FUNDS : refusal;
    }

    private @Nullable RefusalCode idle() {
        if (closed) {
            return RefusalCode.ACCOUNT_IS_CLOSED;
        }
        return frozen ? RefusalCode.ACCOUNT_IS_FROZEN : null;
    }

    private @Nullable RefusalCode limit(BigInteger limit) {
        if (closed) {
            return RefusalCode.ACCOUNT_IS_CLOSED;
        }
        if (posted.add(limit).compareTo(LARGEST) > 0) {
            return RefusalCode.LIMIT_EXCEEDED;
        }
        if (posted.subtract(held()).add(limit).signum() < 0) {
            return RefusalCode.INSUFFICIENT_FUNDS;
        }
        overdraft = limit;
        return null;
    }

    private @Nullable RefusalCode settle(AccountCommand command) {
        CaptureHold capture = command instanceof CaptureHold taking ? taking : null;
        String holdId = capture == null ? ((ReleaseHold) command).holdId() : capture.holdId();
        if (closed) {
            return RefusalCode.ACCOUNT_IS_CLOSED;
        }
        if (!cardHolds.containsKey(holdId)) {
            return transferHolds.containsKey(holdId) ? RefusalCode.HOLD_OF_TRANSFER : RefusalCode.HOLD_NOT_FOUND;
        }
        if (capture == null) {
            cardHolds.remove(holdId);
            return null;
        }
        BigInteger all = cardHolds.get(holdId);
        BigInteger taken = capture.amount() == null
                ? all
                : BigInteger.valueOf(capture.amount().minor());
        if (frozen || taken.compareTo(all) > 0) {
            return frozen ? RefusalCode.ACCOUNT_IS_FROZEN : RefusalCode.HOLD_EXCEEDED;
        }
        cardHolds.remove(holdId);
        posted = posted.subtract(taken);
        return null;
    }

    private @Nullable RefusalCode live(AccountCommand command) {
        if (command instanceof UnfreezeAccount) {
            boolean refused = closed || !frozen;
            frozen = closed && frozen;
            return refused ? (closed ? RefusalCode.ACCOUNT_IS_CLOSED : RefusalCode.ACCOUNT_IS_NOT_FROZEN) : null;
        }
        if (idle() != null) {
            return idle();
        }
        if (command instanceof FreezeAccount) {
            frozen = true;
            return null;
        }
        if (held().signum() > 0 || posted.signum() != 0) {
            return held().signum() > 0 ? RefusalCode.HOLDS_OPEN : RefusalCode.BALANCE_NOT_ZERO;
        }
        closed = true;
        return null;
    }
}
