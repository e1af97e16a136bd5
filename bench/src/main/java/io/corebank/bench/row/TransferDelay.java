package io.corebank.bench.row;

import io.corebank.bench.row.Probe.Figure;
import java.util.List;

/** P12: how long a transfer takes. */
final class TransferDelay implements Row {

    @Override
    public String id() {
        return "P12";
    }

    @Override
    public String title() {
        return "Latency of one transfer through HTTP, from the request to its end, at 50 a second";
    }

    @Override
    public List<Probe> probes() {
        return List.of(TransferLatency.FIFTY);
    }

    @Override
    public List<Verdict> judge(Figures figures) {
        return List.of(
                Verdict.atMost("p50", figures.median(TransferLatency.FIFTY, Figure.P50_MILLIS), 15, "ms"),
                Verdict.atMost("p99", figures.median(TransferLatency.FIFTY, Figure.P99_MILLIS), 60, "ms"));
    }
}
