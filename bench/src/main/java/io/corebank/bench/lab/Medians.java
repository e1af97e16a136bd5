package io.corebank.bench.lab;

import java.util.List;

/** The middle of several measurements, which a single stall does not move. */
public final class Medians {

    private Medians() {}

    /** The median; the mean of the two in the middle where there are two. */
    public static double of(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
