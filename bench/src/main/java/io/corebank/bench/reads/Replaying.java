package io.corebank.bench.reads;

import io.corebank.bench.row.Figures;
import io.corebank.bench.row.Probe;
import io.corebank.bench.row.Probe.Figure;
import io.corebank.bench.row.Row;
import io.corebank.bench.row.Verdict;
import java.util.List;

/** P7: documents made anew from the log, and what can be found in many of them. */
public final class Replaying implements Row {

    @Override
    public String id() {
        return "P7";
    }

    @Override
    public String title() {
        return "Replay into Elasticsearch, and search";
    }

    @Override
    public List<Probe> probes() {
        return List.of(Replay.BANK, Replay.RAW, LargeBank.REBUILD, LargeBank.SEARCH);
    }

    @Override
    public List<Verdict> judge(Figures figures) {
        double ratio = figures.ratio(Replay.BANK, Replay.RAW, Figure.PER_SECOND);
        double search = figures.median(LargeBank.SEARCH, Figure.P99_MILLIS);
        double memory = figures.median(LargeBank.REBUILD, Figure.MEGABYTES);
        return List.of(
                Verdict.atLeast("events/s replayed : raw _bulk of the same bodies", ratio, 0.9),
                Verdict.atMost("account search by name, p99", search, 50, "ms"),
                Verdict.atMost("most memory of the bank, rebuild of all movements", memory, 1_536, "MB"));
    }
}
