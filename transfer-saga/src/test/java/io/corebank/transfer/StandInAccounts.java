package io.corebank.transfer;

import io.corebank.api.account.command.CaptureTransferHold;
import io.corebank.api.account.command.CreditTransfer;
import io.corebank.api.account.command.HoldForTransfer;
import io.corebank.api.account.command.LegOutcome;
import io.corebank.api.account.command.ReleaseTransferHold;
import io.corebank.api.account.command.TransferLeg;
import io.corebank.api.account.query.AccountHolderView;
import io.corebank.api.account.query.FindAccountHolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.gateway.EventGateway;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;

/** The accounts of the simulation behind the real buses; the real ones are met in the tests that cross modules. */
class StandInAccounts {

    private final Map<String, SimulatedAccount> accounts = new ConcurrentHashMap<>();
    private final Map<String, AccountHolderView> holders = new ConcurrentHashMap<>();
    private final AtomicInteger lostCommands = new AtomicInteger();
    private final AtomicInteger lostAnswers = new AtomicInteger();
    private final EventGateway events;
    private volatile Runnable afterHold = () -> {};

    StandInAccounts(EventGateway events) {
        this.events = events;
    }

    void open(String accountId, String customerId, String currency, long posted) {
        accounts.put(accountId, new SimulatedAccount(accountId, posted));
        holders.put(accountId, new AccountHolderView(accountId, customerId, currency));
    }

    SimulatedAccount get(String accountId) {
        return Objects.requireNonNull(accounts.get(accountId));
    }

    /** The next commands get lost on their way, or their answers on the way back. */
    void lose(int commands, int answers) {
        lostCommands.set(commands);
        lostAnswers.set(answers);
    }

    /** Something that happens between the hold and the credit of the next transfers. */
    void afterHold(Runnable action) {
        afterHold = action;
    }

    @QueryHandler
    @Nullable
    AccountHolderView find(FindAccountHolder query) {
        return holders.get(query.accountId());
    }

    @CommandHandler
    LegOutcome handle(HoldForTransfer leg) {
        LegOutcome outcome = execute(leg);
        afterHold.run();
        return outcome;
    }

    @CommandHandler
    LegOutcome handle(CreditTransfer leg) {
        return execute(leg);
    }

    @CommandHandler
    LegOutcome handle(CaptureTransferHold leg) {
        return execute(leg);
    }

    @CommandHandler
    LegOutcome handle(ReleaseTransferHold leg) {
        return execute(leg);
    }

    private LegOutcome execute(TransferLeg leg) {
        if (lostCommands.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IllegalStateException("The command got lost");
        }
        SimulatedAccount account = get(leg.accountId());
        List<Object> happened = new ArrayList<>();
        LegOutcome outcome;
        synchronized (account) {
            outcome = account.handle(leg, happened);
        }
        if (lostAnswers.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IllegalStateException("It is done, but the answer and its event got lost");
        }
        events.publish(happened);
        return outcome;
    }
}
