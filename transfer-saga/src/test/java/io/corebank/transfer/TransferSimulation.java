package io.corebank.transfer;

import io.corebank.api.Money;
import io.corebank.api.account.command.LegOutcome;
import io.corebank.api.account.command.ReleaseTransferHold;
import io.corebank.api.account.command.TransferLeg;
import io.corebank.api.transfer.command.CancelTransfer;
import io.corebank.api.transfer.command.GrantReversal;
import io.corebank.api.transfer.command.RedriveTransfer;
import io.corebank.api.transfer.command.RequestTransfer;
import io.corebank.api.transfer.command.RequestTransfer.Schedule;
import io.corebank.api.transfer.event.ReversalGranted;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A bank on a virtual clock, in which everything goes wrong until {@link #FAULTS_END}: messages and answers are
 * delayed, overtake each other, come twice or never; processes crash between any two steps; the saga's store and its
 * place in the log are emptied; accounts freeze and close. Afterwards every transfer must end in time. One seed is one
 * history.
 */
final class TransferSimulation {

    static final long FAULTS_END = 30_000;
    static final long BOUND = 60_000;

    private static final int ACCOUNTS = 4;
    private static final int MOST_TRANSFERS = 12;

    /** Mistakes to plant, by which the simulation shows that it would find them. */
    enum Flaw {
        NONE,
        NOBODY_SWEEPS,
        SILENCE_IS_TAKEN_FOR_REFUSAL,
        ACCOUNTS_FORGET_OPERATIONS,
        REVERSALS_ARE_FORGOTTEN
    }

    private record Step(long at, long order, int epoch, Runnable action) {}

    final SimulatedBank bank = new SimulatedBank();
    private final SplittableRandom random;
    private final Flaw flaw;
    private final PriorityQueue<Step> steps = new PriorityQueue<>(
            (one, other) -> one.at != other.at ? Long.compare(one.at, other.at) : Long.compare(one.order, other.order));
    private final SimulatedReaders readers;
    private long now;
    private long order;
    private int epoch;

    TransferSimulation(long seed, Flaw flaw) {
        this.random = new SplittableRandom(seed);
        this.flaw = flaw;
        this.readers = new SimulatedReaders(bank, this::deliver);
    }

    /** Lives through one history, and fails where an invariant does not hold. */
    void run() {
        for (int i = 0; i < ACCOUNTS; i++) {
            bank.open("account-" + i, random.nextInt(3) == 0 ? 0 : random.nextLong(100));
        }
        int transfers = random.nextInt(1, MOST_TRANSFERS + 1);
        for (int i = 0; i < transfers; i++) {
            RequestTransfer request = request("transfer-" + i);
            for (int repeated = 0; repeated < 5; repeated++) {
                surviving(random.nextLong(FAULTS_END), () -> bank.execute(request));
            }
            surviving(random.nextLong(FAULTS_END, FAULTS_END + BOUND / 2), () -> bank.execute(request));
            plan("transfer-" + i, request);
        }
        for (int i = 0; i < transfers * 4; i++) {
            surviving(random.nextLong(FAULTS_END), this::misfortune);
        }
        surviving(FAULTS_END, readers::restart);
        every(50, readers::readNext);
        every(50, readers::listNext);
        every(1_000, this::sweep);
        every(1_300, this::sweep);
        while (!steps.isEmpty() && steps.peek().at <= FAULTS_END + BOUND) {
            Step step = steps.poll();
            now = step.at;
            if (step.epoch == epoch || step.epoch < 0) {
                step.action.run();
            }
        }
        bank.checkAtRest();
    }

    private RequestTransfer request(String id) {
        int from = random.nextInt(ACCOUNTS);
        int to = (from + random.nextInt(1, ACCOUNTS)) % ACCOUNTS;
        Money amount = new Money(random.nextLong(1, 80), "EUR");
        return new RequestTransfer(
                "request-" + id,
                id,
                "ada",
                "account-" + from,
                "account-" + to,
                amount,
                "ref-" + id,
                schedule(),
                null,
                null);
    }

    /** What people want of a transfer besides: parts of it back, or to call it off, or to see it driven on. */
    private void plan(String id, RequestTransfer request) {
        for (int i = random.nextInt(4); i > 0; i--) {
            Money part = random.nextBoolean() ? new Money(random.nextLong(1, 80), "EUR") : null;
            GrantReversal grant =
                    new GrantReversal("grant-" + i + id, id, "reversal-" + i + id, "bob", part, null, false);
            surviving(random.nextLong(FAULTS_END + BOUND / 3), () -> bank.execute(grant));
            surviving(random.nextLong(FAULTS_END + BOUND / 3), () -> bank.execute(grant));
        }
        surviving(random.nextLong(FAULTS_END), () -> bank.execute(new RedriveTransfer("redrive-" + id, id)));
        if (request.schedule() != null && random.nextInt(3) == 0) {
            surviving(random.nextLong(FAULTS_END), () -> bank.execute(new CancelTransfer("cancel-" + id, id)));
        }
    }

    private @Nullable Schedule schedule() {
        return random.nextInt(3) == 0
                ? new Schedule(Instant.ofEpochMilli(random.nextLong(1, FAULTS_END + BOUND / 3)), Instant.EPOCH)
                : null;
    }

    private void misfortune() {
        SimulatedAccount account = bank.account("account-" + random.nextInt(ACCOUNTS));
        switch (random.nextInt(8)) {
            case 0 -> epoch++;
            case 1 -> readers.loseSagas();
            case 2 -> readers.loseToken();
            case 3 -> readers.rewind(random.nextInt(8));
            case 4 -> readers.loseList();
            case 5 -> account.closed |= account.canClose();
            case 6 -> account.frozen ^= true;
            default -> forgetIfFlawed(account);
        }
    }

    private void forgetIfFlawed(SimulatedAccount account) {
        if (flaw == Flaw.ACCOUNTS_FORGET_OPERATIONS) {
            account.forgetOperations();
        }
    }

    private void sweep() {
        if (flaw != Flaw.NOBODY_SWEEPS) {
            readers.due(now).forEach(id -> drive(id, 5));
        }
    }

    /** The steps of {@link TransferDriver}, with an unreliable network in between. */
    private void drive(String transferId, int stepsLeft) {
        TransferState state = bank.transfer(transferId);
        Optional<TransferLeg> leg = TransferProtocol.next(state, Instant.EPOCH);
        if (stepsLeft == 0) {
            return;
        }
        if (leg.isEmpty()) {
            TransferProtocol.start(state, Instant.ofEpochMilli(now))
                    .ifPresent(start -> deliver(() -> {
                        bank.execute(start);
                        deliver(() -> drive(transferId, stepsLeft - 1));
                    }));
            state.reversals().open().values().forEach(this::settle);
            return;
        }
        deliver(() -> {
            LegOutcome outcome = bank.execute(leg.get());
            deliver(() -> tell(leg.get(), outcome, stepsLeft));
        });
        if (flaw == Flaw.SILENCE_IS_TAKEN_FOR_REFUSAL) {
            after(1_000, () -> giveUp(leg.get(), transferId));
        }
    }

    private void settle(ReversalGranted granted) {
        if (flaw == Flaw.REVERSALS_ARE_FORGOTTEN) {
            return;
        }
        deliver(() -> {
            bank.execute(ReversalProtocol.begin(granted));
            deliver(() -> drive(granted.reversalId(), 5));
            ReversalProtocol.settle(bank.transfer(granted.reversalId()).latest(), granted.transferId())
                    .ifPresent(settle -> deliver(() -> bank.execute(settle)));
        });
    }

    private void tell(TransferLeg leg, LegOutcome outcome, int stepsLeft) {
        deliver(() -> {
            bank.execute(TransferProtocol.after(leg, outcome));
            deliver(() -> drive(leg.transferId(), stepsLeft - 1));
        });
    }

    /** The classic mistake: no answer in time, so the money goes back. */
    private void giveUp(TransferLeg leg, String transferId) {
        TransferState state = bank.transfer(transferId);
        String from = state.request().fromAccountId();
        if (TransferProtocol.next(state, Instant.EPOCH).equals(Optional.of(leg))
                && bank.account(from).holds.containsKey(transferId)) {
            bank.execute(new ReleaseTransferHold("give-up-" + transferId, from, transferId));
        }
    }

    /** Once, later, twice or never, as long as there are faults. */
    private void deliver(Runnable message) {
        if (now >= FAULTS_END) {
            after(random.nextLong(1, 20), message);
            return;
        }
        int fate = random.nextInt(10);
        if (fate == 0) {
            return;
        }
        after(random.nextLong(1, 3_000), message);
        if (fate == 1) {
            after(random.nextLong(1, 20_000), message);
        }
    }

    private void after(long delay, Runnable action) {
        steps.add(new Step(now + delay, order++, epoch, action));
    }

    private void surviving(long at, Runnable action) {
        steps.add(new Step(at, order++, -1, action));
    }

    private void every(long period, Runnable action) {
        surviving(now + period, () -> {
            action.run();
            every(period, action);
        });
    }

    Map<String, Integer> coverage() {
        return bank.coverage;
    }

    List<Object> log() {
        return bank.log;
    }
}
