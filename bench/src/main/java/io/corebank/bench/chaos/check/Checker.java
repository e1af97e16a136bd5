package io.corebank.bench.chaos.check;

import io.corebank.bench.chaos.history.History;
import io.corebank.bench.chaos.history.Recorded;
import io.corebank.bench.lab.Database;
import java.util.List;
import java.util.function.Supplier;

/** Compares a history with the log that it has left. */
public final class Checker {

    private final EventSource log;
    private final Supplier<Recorded> history;

    Checker(EventSource log, Supplier<Recorded> history) {
        this.log = log;
        this.history = history;
    }

    /** A checker of what a database of the lab holds. */
    public static Checker of(Database database, String name, History history) {
        return new Checker(new SqlLog(database, name), history::recorded);
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
                new Hashes(),
                effects,
                balances,
                transfers,
                new Answers(effects),
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
