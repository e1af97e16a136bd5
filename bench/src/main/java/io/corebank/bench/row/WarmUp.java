package io.corebank.bench.row;

import io.corebank.bench.lab.Lab;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Lets a server's compiler come to rest: a JVM that has just started runs at a fraction of its speed. */
public final class WarmUp {

    private static final Duration SLICE = Duration.ofSeconds(5);
    private static final double STILL_RISING = 1.02;
    private static final int STEADY_SLICES = 4;

    private WarmUp() {}

    /**
     * Puts load on until the mean rate of some slices is no more than that of as many before, or the settings' time for
     * it is over. A single slice says little: the compiler works beside it, and in bursts.
     */
    public static void until(Lab lab, String name, ToDoubleFunction<Duration> rateOfLoad) {
        long end = System.nanoTime() + lab.settings().warmUp().toNanos();
        List<Double> rates = new ArrayList<>();
        while (isRising(rates) && System.nanoTime() < end) {
            double rate = rateOfLoad.applyAsDouble(SLICE);
            lab.progress().say("Warming up: %s %.0f/s".formatted(name, rate));
            rates.add(rate);
        }
    }

    static boolean isRising(List<Double> rates) {
        int last = rates.size() - STEADY_SLICES;
        return last < STEADY_SLICES
                || mean(rates.subList(last, rates.size()))
                        > STILL_RISING * mean(rates.subList(last - STEADY_SLICES, last));
    }

    private static double mean(List<Double> rates) {
        return rates.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }
}
