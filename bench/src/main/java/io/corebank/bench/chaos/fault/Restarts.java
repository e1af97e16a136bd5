package io.corebank.bench.chaos.fault;

import io.corebank.bench.lab.BenchException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Servers that are ended, and started again by who watches over them. */
final class Restarts {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofMillis(100);

    private Restarts() {}

    /**
     * Ends a server, and waits until it is there again.
     *
     * @param pid of its process; none while it is started
     */
    static Duration of(String server, String signal, Supplier<Optional<Long>> pid, BooleanSupplier answering) {
        long ended = pid.get().orElseThrow();
        Signals.send(signal, ended);
        await(server + " was not started again", () -> pid.get().orElse(ended) != ended && answering.getAsBoolean());
        return Duration.ZERO;
    }

    static void await(String otherwise, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new BenchException(otherwise + ".", null);
            }
            Signals.pause(POLL);
        }
    }
}
