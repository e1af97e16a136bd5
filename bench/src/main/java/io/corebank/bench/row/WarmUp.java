package io.corebank.bench.row;

import io.corebank.bench.lab.Lab;
import java.time.Duration;
import java.util.function.ToDoubleFunction;

/** Lets a server's compiler come to rest: a JVM that has just started runs at a fraction of its speed. */
public final class WarmUp {

    private static final Duration SLICE = Duration.ofSeconds(5);
    private static final double STILL_RISING = 1.02;
    private static final int STEADY_SLICES = 4;

    private WarmUp() {}

    /** Puts load on until the rate has stopped rising, or the settings' time for it is over. */
    public static void until(Lab lab, String name, ToDoubleFunction<Duration> rateOfLoad) {
        long end = System.nanoTime() + lab.settings().warmUp().toNanos();
        double best = 0;
        int steady = 0;
        while (steady < STEADY_SLICES && System.nanoTime() < end) {
            double rate = rateOfLoad.applyAsDouble(SLICE);
            lab.progress().say("Warming up: %s %.0f/s".formatted(name, rate));
            steady = rate < best * STILL_RISING ? steady + 1 : 0;
            best = Math.max(best, rate);
        }
    }
}
