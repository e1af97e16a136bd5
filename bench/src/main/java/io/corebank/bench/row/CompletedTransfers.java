package io.corebank.bench.row;

import io.corebank.bench.row.Probe.Figure;
import java.util.List;

/** P9: transfers that have come to their end. */
final class CompletedTransfers implements Row {

    @Override
    public String id() {
        return "P9";
    }

    @Override
    public String title() {
        return "Completed transfers through HTTP, each a saga of three legs on two accounts";
    }

    @Override
    public List<Probe> probes() {
        return List.of(AnchorProbe.TRANSFER, BankTransfers.COMPLETED, SagaTransfers.STOCK);
    }

    @Override
    public List<Verdict> judge(Figures figures) {
        double anchor = figures.ratio(BankTransfers.COMPLETED, AnchorProbe.TRANSFER, Figure.PER_SECOND);
        double saga = figures.ratio(BankTransfers.COMPLETED, SagaTransfers.STOCK, Figure.PER_SECOND);
        return List.of(
                Verdict.atLeast("transfers/s : pgbench transfer transactions/s", anchor, 0.6),
                Verdict.atLeast("transfers/s : " + SagaTransfers.STOCK.name(), saga, 20));
    }
}
