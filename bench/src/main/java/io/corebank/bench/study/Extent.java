package io.corebank.bench.study;

import java.util.ArrayList;
import java.util.List;

/**
 * How far a bank grows while it is measured.
 *
 * @param fewestAccounts that it has while its events grow
 * @param mostAccounts that it has at the end
 * @param fewestEvents that it has at the first measurement
 * @param mostEvents that it has before its accounts grow
 */
public record Extent(int fewestAccounts, int mostAccounts, int fewestEvents, int mostEvents) {

    private static final int[] STEPS = {1, 3};
    private static final int FACTOR = 10;

    /** A few thousand events: shows that it works, and nothing of what it costs. */
    public static final Extent BRIEF = new Extent(100, 300, 1_000, 3_000);

    /** As far as some minutes allow. */
    public static final Extent FULL = new Extent(1_000, 100_000, 10_000, 1_000_000);

    public Extent withMostAccounts(int number) {
        return new Extent(fewestAccounts, number, fewestEvents, mostEvents);
    }

    public Extent withMostEvents(int number) {
        return new Extent(fewestAccounts, mostAccounts, fewestEvents, number);
    }

    List<Integer> accounts() {
        return steps(fewestAccounts, mostAccounts);
    }

    List<Integer> events() {
        return steps(fewestEvents, mostEvents);
    }

    /** About two in each order of magnitude: 1,000, 3,000, 10,000. */
    private static List<Integer> steps(int first, int last) {
        List<Integer> steps = new ArrayList<>();
        for (long base = first; base <= last; base *= FACTOR) {
            for (int step : STEPS) {
                if (base * step <= last) {
                    steps.add((int) (base * step));
                }
            }
        }
        return steps;
    }
}
