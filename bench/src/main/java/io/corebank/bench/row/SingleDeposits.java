package io.corebank.bench.row;

import io.corebank.bench.row.Probe.Figure;
import java.util.List;

/** P1: durable single deposits. */
final class SingleDeposits implements Row {

    @Override
    public String id() {
        return "P1";
    }

    @Override
    public String title() {
        return "Durable single deposits through HTTP, with token, idempotency and validation";
    }

    @Override
    public List<Probe> probes() {
        return List.of(AnchorProbe.INSERT, LiveDeposits.LIVE, BankDeposits.SPREAD);
    }

    @Override
    public List<Verdict> judge(Figures figures) {
        double ratio = figures.ratio(BankDeposits.SPREAD, AnchorProbe.INSERT, Figure.PER_SECOND);
        return List.of(Verdict.atLeast("deposits/s : pgbench inserts/s", ratio, 1.5));
    }
}
