package io.corebank.bench.reads;

import io.corebank.bench.row.Figures;
import io.corebank.bench.row.Probe;
import io.corebank.bench.row.Probe.Figure;
import io.corebank.bench.row.Row;
import io.corebank.bench.row.Verdict;
import java.util.ArrayList;
import java.util.List;

/** P8: projections that follow what is written. */
public final class Following implements Row {

    private static final double GOAL_MILLIS = 20;
    private static final double HELD = 0.95;

    @Override
    public String id() {
        return "P8";
    }

    @Override
    public String title() {
        return "From the commit of an event to a read that sees it";
    }

    @Override
    public List<Probe> probes() {
        List<Probe> probes = new ArrayList<>(Visibility.LADDER);
        probes.add(Visibility.MAXIMUM);
        return probes;
    }

    @Override
    public List<Verdict> judge(Figures figures) {
        Visibility goal = Visibility.LADDER.get(Visibility.LADDER.size() - 1);
        return List.of(
                Verdict.atMost(
                        "visible by GET at " + goal.rate() + " events/s, p99",
                        figures.median(goal, Figure.P99_MILLIS),
                        GOAL_MILLIS,
                        "ms"),
                new Verdict("rate up to which that holds", rateThatHolds(figures), goal.rate(), true, "1/s"),
                Verdict.atMost(
                        "lag while writing at the maximum, p99",
                        figures.median(Visibility.MAXIMUM, Figure.P99_MILLIS) / 1_000,
                        1,
                        "s"),
                Verdict.atMost("back to none afterwards", figures.median(Visibility.MAXIMUM, Figure.SECONDS), 5, "s"));
    }

    /** The highest rate tried that was kept up and at which 99 of 100 events were visible in time. */
    private static double rateThatHolds(Figures figures) {
        return Visibility.LADDER.stream()
                .filter(step -> figures.median(step, Figure.P99_MILLIS) <= GOAL_MILLIS
                        && figures.median(step, Figure.PER_SECOND) >= HELD * step.rate())
                .mapToDouble(Visibility::rate)
                .max()
                .orElse(0);
    }
}
