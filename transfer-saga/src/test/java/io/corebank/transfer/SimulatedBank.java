package io.corebank.transfer;

import io.corebank.api.Refusal;
import io.corebank.api.account.command.LegOutcome;
import io.corebank.api.account.command.TransferLeg;
import io.corebank.api.account.event.HoldCaptured;
import io.corebank.api.account.event.HoldReleased;
import io.corebank.api.account.event.TransferCredited;
import io.corebank.api.transfer.TransferStatus;
import io.corebank.api.transfer.command.RequestTransfer;
import io.corebank.api.transfer.command.TransferCommand;
import io.corebank.api.transfer.event.TransferEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is durable: the log, the accounts and the transfers that follow from it. After every command it looks whether
 * any money was lost or made. Transfers decide by the real rules, and without a memory of operations.
 */
class SimulatedBank {

    final List<Object> log = new ArrayList<>();
    final Map<String, SimulatedAccount> accounts = new LinkedHashMap<>();
    final Map<String, TransferState> transfers = new LinkedHashMap<>();

    /** How often each command met each state, and each leg each answer. */
    final Map<String, Integer> coverage = new TreeMap<>();

    private final Map<String, Long> credited = new LinkedHashMap<>();
    private final Map<String, Long> captured = new LinkedHashMap<>();
    private final Map<String, Long> released = new LinkedHashMap<>();
    private long opening;

    void open(String accountId, long posted) {
        accounts.put(accountId, new SimulatedAccount(accountId, posted));
        opening += posted;
    }

    SimulatedAccount account(String accountId) {
        return Objects.requireNonNull(accounts.get(accountId));
    }

    TransferState transfer(String transferId) {
        return Objects.requireNonNull(transfers.get(transferId));
    }

    LegOutcome execute(TransferLeg leg) {
        SimulatedAccount account = account(leg.accountId());
        boolean again = account.knows(leg.operationId());
        int before = log.size();
        LegOutcome outcome = account.handle(leg, log);
        count(nameOf(leg) + (outcome.accepted() ? " done" : " refused") + (again ? " again" : ""));
        log.subList(before, log.size()).forEach(this::book);
        checkMoney();
        return outcome;
    }

    void execute(TransferCommand command) {
        TransferState state = transfers.get(command.transferId());
        if (state == null) {
            if (command instanceof RequestTransfer request) {
                begin(request);
            }
            return;
        }
        count(nameOf(state) + " + " + nameOf(command));
        if (command instanceof RequestTransfer) {
            return;
        }
        decide(state, command).ifPresent(event -> {
            log.add(event);
            transfers.put(command.transferId(), TransferState.after(state, event));
        });
    }

    private static Optional<TransferEvent> decide(TransferState state, TransferCommand command) {
        try {
            return TransferRules.decide(state, command);
        } catch (Refusal refused) {
            return Optional.empty();
        }
    }

    private static String nameOf(TransferState state) {
        return state.isScheduled() ? "scheduled" : nameOf(state.latest());
    }

    private void begin(RequestTransfer command) {
        var event = TransferRules.begin(command);
        log.add(event);
        transfers.put(command.transferId(), TransferState.after(null, event));
    }

    private void book(Object event) {
        if (event instanceof TransferCredited credit) {
            once(credited, credit.transferId(), credit.amountMinor());
        }
        if (event instanceof HoldCaptured capture) {
            once(captured, capture.transferId(), capture.capturedMinor());
        }
        if (event instanceof HoldReleased release) {
            once(released, release.transferId(), release.releasedMinor());
        }
    }

    private static void once(Map<String, Long> booked, @Nullable String transferId, long amount) {
        require(booked.put(Objects.requireNonNull(transferId), amount) == null, "twice: " + transferId);
    }

    /** What is credited and not captured yet is in flight; everything else must add up at any time. */
    private void checkMoney() {
        long posted =
                accounts.values().stream().mapToLong(account -> account.posted).sum();
        long inFlight = sum(credited) - sum(captured);
        require(posted - inFlight == opening, "money: " + posted + " - " + inFlight + " != " + opening);
        require(inFlight >= 0, "captured before credited");
    }

    /** At rest every transfer has ended, and money moved if and only if it says so. */
    void checkAtRest() {
        transfers.forEach((id, state) -> {
            TransferStatus status = state.status();
            require(status.isTerminal(), "not terminal: " + state);
            boolean moved = status == TransferStatus.COMPLETED;
            require(credited.containsKey(id) == moved, "credited: " + state);
            require(captured.containsKey(id) == moved, "captured: " + state);
            require(released.containsKey(id) == (status == TransferStatus.COMPENSATED), "released: " + state);
            require(state.reversals().open().isEmpty(), "reversals left: " + state);
            long reversed = reversalsOf(id)
                    .filter(reversal -> reversal.status() == TransferStatus.COMPLETED)
                    .mapToLong(reversal -> reversal.request().amountMinor())
                    .sum();
            require(reversed == state.reversals().reversedMinor(), "reversed " + reversed + ": " + state);
            require(reversed <= state.request().amountMinor(), "reversed too much: " + state);
        });
        accounts.values().forEach(account -> require(account.holds.isEmpty(), "holds left on " + account.id));
    }

    private Stream<TransferState> reversalsOf(String transferId) {
        return transfers.values().stream()
                .filter(state -> transferId.equals(state.request().reversalOf()));
    }

    private static long sum(Map<String, Long> booked) {
        return booked.values().stream().mapToLong(Long::longValue).sum();
    }

    private void count(String cell) {
        coverage.merge(cell, 1, Integer::sum);
    }

    private static String nameOf(Object message) {
        return message.getClass().getSimpleName();
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
