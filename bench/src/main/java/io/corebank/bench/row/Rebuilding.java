package io.corebank.bench.row;

import io.corebank.bench.row.Probe.Figure;
import java.util.List;

/** P11: reading an account from its events. */
final class Rebuilding implements Row {

    @Override
    public String id() {
        return "P11";
    }

    @Override
    public String title() {
        return "An account of 100,000 events, rebuilt and opened";
    }

    @Override
    public List<Probe> probes() {
        return List.of(Rebuild.SQL, Rebuild.BANK, Rebuild.OPENING);
    }

    @Override
    public List<Verdict> judge(Figures figures) {
        double rate = figures.median(Rebuild.BANK, Figure.PER_SECOND);
        double opening = figures.median(Rebuild.OPENING, Figure.P50_MILLIS);
        return List.of(
                new Verdict("events/s into a rebuilt account", rate, 180_000, true, "1/s"),
                Verdict.atMost("first deposit into it after a restart", opening, 50, "ms"));
    }
}
