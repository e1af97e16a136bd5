package io.corebank.bench.row;

import java.util.ArrayList;
import java.util.List;

/** P13: what a transfer leaves on disk, piece by piece. There is no goal: it is what capacity is reckoned with. */
final class TransferStorage implements Row {

    @Override
    public String id() {
        return "P13";
    }

    @Override
    public String title() {
        return "Bytes per event of transfers, by table and index";
    }

    @Override
    public List<Probe> probes() {
        return new ArrayList<>(TransferBytes.ALL);
    }

    @Override
    public List<Verdict> judge(Figures figures) {
        return List.of();
    }
}
