package io.corebank.bench.row;

import io.corebank.bench.row.Probe.Figure;
import java.util.List;

/** P6: how long a caller waits. */
final class Latency implements Row {

    @Override
    public String id() {
        return "P6";
    }

    @Override
    public String title() {
        return "Latency of a deposit through HTTP";
    }

    @Override
    public List<Probe> probes() {
        return List.of(AnchorProbe.ONE_CLIENT, BankDeposits.SPREAD, BankLatency.ONE_CLIENT, BankLatency.HALF_LOAD);
    }

    @Override
    public List<Verdict> judge(Figures figures) {
        double alone = figures.ratio(BankLatency.ONE_CLIENT, AnchorProbe.ONE_CLIENT, Figure.P50_MILLIS);
        double crowded = figures.median(BankLatency.HALF_LOAD, Figure.P99_MILLIS);
        return List.of(
                Verdict.atMost("1 client, p50 : pgbench with 1 client, p50", alone, 2, "×"),
                Verdict.atMost("open loop at half of the own maximum, p99", crowded, 5, "ms"));
    }
}
