package io.corebank.bench.row;

import io.corebank.bench.row.Probe.Figure;
import java.util.List;

/** P10: what an event takes on disk. */
final class Storage implements Row {

    @Override
    public String id() {
        return "P10";
    }

    @Override
    public String title() {
        return "Storage per event, with indexes";
    }

    @Override
    public List<Probe> probes() {
        return List.of(BankDeposits.SPREAD, StorageSize.BANK, StorageSize.STOCK);
    }

    @Override
    public List<Verdict> judge(Figures figures) {
        double ratio = figures.ratio(StorageSize.BANK, StorageSize.STOCK, Figure.BYTES);
        return List.of(Verdict.atMost("bytes per event : bytes in Axon's columns", ratio, 0.5, "×"));
    }
}
