package io.corebank.bench.row;

/**
 * One goal and what became of it.
 *
 * @param what the comparison in words
 * @param measured the ratio or the absolute figure
 * @param goal what it is held against
 * @param atLeast whether the goal is a lower bound; else it is an upper one
 * @param unit of both, such as ×, ms
 */
public record Verdict(String what, double measured, double goal, boolean atLeast, String unit) {

    /** A ratio that should not be smaller than the goal. */
    public static Verdict atLeast(String what, double ratio, double goal) {
        return new Verdict(what, ratio, goal, true, "×");
    }

    /** A figure that should not be greater than the goal. */
    public static Verdict atMost(String what, double measured, double goal, String unit) {
        return new Verdict(what, measured, goal, false, unit);
    }

    public boolean met() {
        return atLeast ? measured >= goal : measured <= goal;
    }
}
