package io.corebank.bench.chaos.check;

import io.corebank.bench.chaos.history.History;
import io.corebank.bench.chaos.history.Recorded;
import io.corebank.bench.lab.AxonServer;
import io.corebank.bench.lab.Postgres;
import java.util.List;
import java.util.function.Supplier;

/** Compares a history with the log that it has left. */
public final class Checker {

    private static final Rule NOTHING = (event, findings) -> {};

    private final EventSource log;
    private final Supplier<Recorded> history;
    private final boolean exact;

    Checker(EventSource log, Supplier<Recorded> history) {
        this(log, history, true);
    }

    /** @param exact whether receipts name the very position of their event, and not one at or behind it */
    Checker(EventSource log, Supplier<Recorded> history, boolean exact) {
        this.log = log;
        this.history = history;
        this.exact = exact;
    }

    /** A checker of the log in a database. */
    public static Checker of(Postgres postgres, String name, History history) {
        return new Checker(new SqlLog(postgres, name), history::recorded);
    }

    /** A checker of the log in an Axon Server, which has no hashes, and tells nobody the positions of what it takes. */
    public static Checker of(AxonServer server, History history) {
        return new Checker(new AxonServerLog(server), history::recorded, false);
    }

    /** A checker of the copy of such a log, which is chained, and complete when it is checked. */
    public static Checker ofCopy(AxonServer server, Postgres postgres, String name, History history) {
        return new Checker(new SqlLog(postgres, name, server::head), history::recorded, false);
    }

    /** What a check has seen and found. */
    public record Report(long events, int requests, Findings findings) {}

    /**
     * Reads the whole log once. The history is taken afterwards: whatever is in the log was asked for before.
     *
     * @param complete whether the load is over and every transfer should have ended
     */
    public Report check(boolean complete) {
        Effects effects = new Effects();
        Balances balances = new Balances();
        Transfers transfers = new Transfers();
        List<Rule> rules = List.of(
                new Places(),
                log.isChained() ? new Hashes() : NOTHING,
                effects,
                balances,
                transfers,
                new Answers(effects, exact),
                new Reads(balances, transfers));
        Findings findings = new Findings();
        long[] last = {0, 0};
        long head = log.head();
        log.read(event -> {
            last[0] = event.position();
            last[1]++;
            rules.forEach(rule -> rule.event(event, findings));
        });
        Ending ending = new Ending(history.get(), last[0], head, History.nowMicros(), complete);
        rules.forEach(rule -> rule.end(ending, findings));
        return new Report(last[1], ending.history().exchanges().size(), findings);
    }
}
