package io.corebank.bench.row;

import io.corebank.bench.lab.Bank;
import io.corebank.bench.lab.Batches;
import io.corebank.bench.lab.Clerk;
import io.corebank.bench.lab.Deposits;
import io.corebank.bench.lab.Lab;
import io.corebank.bench.load.ClosedLoop;
import java.time.Duration;
import java.util.List;

/**
 * An account with a hundred thousand events and a little more, made of batches, in a bank of its own: one that is
 * restarted between rounds would be cold when other rows measure it.
 */
final class BigAccount {

    static final int EVENTS = 100_000;

    private static final int BATCH = 1_000;
    private static final int OTHERS = 100;
    private static final int CONNECTIONS = 4;
    private static final Duration SLICE = Duration.ofSeconds(2);

    private final Bank bank;
    private final String accountId;
    private final List<String> others;

    private BigAccount(Lab lab, String name) {
        bank = lab.bankOfItsOwn("bank with " + name, name.replace(' ', '_'));
        Clerk clerk = new Clerk(bank.address());
        bank.pauseProjections();
        accountId = clerk.openAccounts(1, "big-").get(0);
        others = clerk.openAccounts(OTHERS, "other-");
        lab.progress().say("Filling an account with " + EVENTS + " events");
        Batches batches = new Batches(List.of(accountId), BATCH, "Bearer " + clerk.token("service"), "fill-");
        long sent = 0;
        while (sent < EVENTS) {
            sent += ClosedLoop.run(bank.address(), batches, CONNECTIONS, SLICE).succeeded() * BATCH;
        }
    }

    /** The one of that name. */
    static BigAccount of(Lab lab, String name) {
        return lab.part(name, made -> new BigAccount(made, name));
    }

    Bank bank() {
        return bank;
    }

    String id() {
        return accountId;
    }

    /** Deposits into that account, or into others of the same bank. */
    Deposits deposits(boolean intoIt, String keyPrefix) {
        String bearer = "Bearer " + new Clerk(bank.address()).token("service");
        return new Deposits(intoIt ? List.of(accountId) : others, bearer, keyPrefix);
    }
}
