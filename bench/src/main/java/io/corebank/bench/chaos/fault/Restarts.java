package io.corebank.bench.chaos.fault;

import io.corebank.bench.lab.BenchException;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Servers that are ended, and started again by who watches over them. */
final class Restarts {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofMillis(100);

    private Restarts() {}

    static Duration ofPostgres(BankSite site, String signal) {
        long pid = site.database().pid().orElseThrow();
        Signals.send(signal, pid);
        await(
                "PostgreSQL",
                () -> site.database().pid().orElse(pid) != pid
                        && site.database().access().isAnswering());
        return Duration.ZERO;
    }

    static Duration ofElasticsearch(BankSite site) {
        long pid = site.elasticsearch().pid().orElseThrow();
        Signals.send("KILL", pid);
        await("Elasticsearch", () -> site.elasticsearch().pid().orElse(pid) != pid);
        return Duration.ZERO;
    }

    private static void await(String name, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new BenchException(name + " was not started again.", null);
            }
            Signals.pause(POLL);
        }
    }
}
