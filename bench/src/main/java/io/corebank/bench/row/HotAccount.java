package io.corebank.bench.row;

import io.corebank.bench.row.Probe.Figure;
import java.util.List;

/** P4: everybody pays into one and the same account. */
final class HotAccount implements Row {

    @Override
    public String id() {
        return "P4";
    }

    @Override
    public String title() {
        return "Deposits through HTTP on one hot account";
    }

    @Override
    public List<Probe> probes() {
        return List.of(AnchorProbe.HOT_UPDATE, BankDeposits.SPREAD, BankDeposits.HOT);
    }

    @Override
    public List<Verdict> judge(Figures figures) {
        double spread = figures.ratio(BankDeposits.HOT, BankDeposits.SPREAD, Figure.PER_SECOND);
        double update = figures.ratio(BankDeposits.HOT, AnchorProbe.HOT_UPDATE, Figure.PER_SECOND);
        return List.of(
                Verdict.atLeast("hot deposits/s : spread deposits/s", spread, 0.95),
                Verdict.atLeast("hot deposits/s : pgbench hot-row updates/s", update, 8));
    }
}
