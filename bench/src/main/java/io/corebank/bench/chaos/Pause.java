package io.corebank.bench.chaos;

import io.corebank.bench.lab.BenchException;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits. */
final class Pause {

    private static final Duration POLL = Duration.ofMillis(50);

    private Pause() {}

    static void of(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("Interrupted.", e);
        }
    }

    /** Until the condition holds; false if patience ends before. */
    static boolean until(BooleanSupplier condition, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            of(POLL);
        }
        return true;
    }
}
