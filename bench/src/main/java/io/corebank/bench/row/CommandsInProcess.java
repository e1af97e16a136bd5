package io.corebank.bench.row;

import io.corebank.bench.row.Probe.Figure;
import java.util.List;

/** P3: what event store and command bus do without HTTP. */
final class CommandsInProcess implements Row {

    @Override
    public String id() {
        return "P3";
    }

    @Override
    public String title() {
        return "Durable commands in process, each with its operation";
    }

    @Override
    public List<Probe> probes() {
        return List.of(AnchorProbe.INSERT, InProcessCommands.COMMANDS);
    }

    @Override
    public List<Verdict> judge(Figures figures) {
        double ratio = figures.ratio(InProcessCommands.COMMANDS, AnchorProbe.INSERT, Figure.PER_SECOND);
        return List.of(Verdict.atLeast("commands/s : pgbench inserts/s", ratio, 4));
    }
}
