package io.corebank.bench.row;

import io.corebank.bench.lab.Batches;
import io.corebank.bench.lab.Clerk;
import io.corebank.bench.lab.Lab;
import io.corebank.bench.load.ClosedLoop;
import java.time.Duration;
import java.util.List;

/** An account with a hundred thousand events and a little more, made of batches. */
final class BigAccount {

    static final int EVENTS = 100_000;

    private static final int BATCH = 1_000;
    private static final int CONNECTIONS = 4;
    private static final Duration SLICE = Duration.ofSeconds(2);

    private final String accountId;

    private BigAccount(Lab lab) {
        Clerk clerk = new Clerk(lab.bank().address());
        accountId = clerk.openAccounts(1, "big-").get(0);
        lab.progress().say("Filling an account with " + EVENTS + " events");
        Batches batches = new Batches(List.of(accountId), BATCH, "Bearer " + clerk.token("service"), "fill-");
        long sent = 0;
        while (sent < EVENTS) {
            sent += ClosedLoop.run(lab.bank().address(), batches, CONNECTIONS, SLICE)
                            .succeeded()
                    * BATCH;
        }
    }

    static BigAccount of(Lab lab) {
        return lab.part("account with many events", BigAccount::new);
    }

    String id() {
        return accountId;
    }
}
