package io.corebank.transfer;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** As much of an account as a transfer needs: it sets aside, takes, gives back and receives, each operation once. */
final class SimulatedAccount {

    private static final String EUR = "EUR";

    final String id;
    final Map<String, Long> holds = new HashMap<>();
    private final Map<String, LegOutcome> outcomes = new HashMap<>();
    long posted;
    boolean frozen;
    boolean closed;

    SimulatedAccount(String id, long posted) {
        this.id = id;
        this.posted = posted;
    }

    boolean knows(String operationId) {
        return outcomes.containsKey(operationId);
    }

    void forgetOperations() {
        outcomes.clear();
    }

    boolean canClose() {
        return posted == 0 && holds.isEmpty();
    }

    /** Does as asked or refuses, and appends what happened; an operation that is known gets its answer again. */
    LegOutcome handle(TransferLeg leg, List<Object> log) {
        LegOutcome known = outcomes.get(leg.operationId());
        if (known != null) {
            return known;
        }
        LegOutcome outcome = decide(leg, log);
        outcomes.put(leg.operationId(), outcome);
        return outcome;
    }

    private LegOutcome decide(TransferLeg leg, List<Object> log) {
        if (leg instanceof HoldForTransfer hold) {
            return hold(hold, log);
        }
        if (leg instanceof CreditTransfer credit) {
            return credit(credit, log);
        }
        Long held = holds.remove(leg.transferId());
        if (held == null) {
            throw new AssertionError("no hold for " + leg);
        }
        return settle(leg, held, log);
    }

    private LegOutcome hold(HoldForTransfer leg, List<Object> log) {
        long amount = leg.amount().minor();
        String transfer = leg.transferId();
        if (closed || frozen || posted - held() < amount) {
            String reason = closed ? "account-closed" : frozen ? "account-frozen" : "insufficient-funds";
            log.add(new HoldRejected(id, leg.operationId(), transfer, transfer, amount, EUR, reason, posted, held()));
            return LegOutcome.refused(reason);
        }
        holds.put(transfer, amount);
        log.add(new HoldPlaced(
                id,
                leg.operationId(),
                transfer,
                transfer,
                leg.toAccountId(),
                amount,
                EUR,
                leg.sealedReference(),
                null,
                posted,
                held()));
        return LegOutcome.done();
    }

    private LegOutcome credit(CreditTransfer leg, List<Object> log) {
        long amount = leg.amount().minor();
        String transfer = leg.transferId();
        if (closed) {
            log.add(new TransferCreditRejected(
                    id, leg.operationId(), transfer, amount, EUR, "account-closed", posted, held()));
            return LegOutcome.refused("account-closed");
        }
        posted += amount;
        log.add(new TransferCredited(
                id,
                leg.operationId(),
                transfer,
                leg.fromAccountId(),
                amount,
                EUR,
                leg.sealedReference(),
                posted,
                held()));
        return LegOutcome.done();
    }

    private LegOutcome settle(TransferLeg leg, long amount, List<Object> log) {
        String transfer = leg.transferId();
        if (leg instanceof CaptureTransferHold) {
            posted -= amount;
        }
        AccountEvent event = leg instanceof ReleaseTransferHold
                ? new HoldReleased(
                        id, leg.operationId(), transfer, transfer, amount, EUR, "TRANSFER_COMPENSATED", posted, held())
                : new HoldCaptured(
                        id, leg.operationId(), transfer, transfer, null, amount, 0, EUR, null, posted, held());
        log.add(event);
        return LegOutcome.done();
    }

    private long held() {
        return holds.values().stream().mapToLong(Long::longValue).sum();
    }
}
