package io.corebank.bench.row;

import io.corebank.bench.row.Probe.Figure;
import java.util.List;

/** P2: durable deposits in batches. */
final class BatchedDeposits implements Row {

    @Override
    public String id() {
        return "P2";
    }

    @Override
    public String title() {
        return "Durable deposits through HTTP, 50 in a request, each its own operation";
    }

    @Override
    public List<Probe> probes() {
        return List.of(AnchorProbe.INSERT, BankBatches.FIFTY);
    }

    @Override
    public List<Verdict> judge(Figures figures) {
        double ratio = figures.ratio(BankBatches.FIFTY, AnchorProbe.INSERT, Figure.PER_SECOND);
        return List.of(Verdict.atLeast("batched deposits/s : pgbench inserts/s", ratio, 4));
    }
}
