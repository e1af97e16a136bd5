package io.corebank.bench.row;

import io.corebank.bench.row.Probe.Figure;
import java.util.List;

/** P5: the same application, built in other ways. */
final class SameApplication implements Row {

    @Override
    public String id() {
        return "P5";
    }

    @Override
    public String title() {
        return "The same deposits in applications built in other ways";
    }

    @Override
    public List<Probe> probes() {
        return List.of(
                BankDeposits.SPREAD,
                ComparisonDeposits.AXON,
                ComparisonDeposits.AXON_CACHED,
                ComparisonDeposits.CRUD_JPA,
                ComparisonDeposits.CRUD_JDBC);
    }

    @Override
    public List<Verdict> judge(Figures figures) {
        return List.of(
                against(figures, ComparisonDeposits.AXON, 20),
                against(figures, ComparisonDeposits.AXON_CACHED, 15),
                against(figures, ComparisonDeposits.CRUD_JPA, 5),
                against(figures, ComparisonDeposits.CRUD_JDBC, 4));
    }

    private static Verdict against(Figures figures, Probe other, double goal) {
        double ratio = figures.ratio(BankDeposits.SPREAD, other, Figure.PER_SECOND);
        return Verdict.atLeast("deposits/s : " + other.name(), ratio, goal);
    }
}
