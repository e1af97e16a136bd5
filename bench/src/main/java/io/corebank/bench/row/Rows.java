package io.corebank.bench.row;

import java.util.List;

/** All rows there are. */
public final class Rows {

    private Rows() {}

    public static List<Row> all() {
        return List.of(
                new SingleDeposits(),
                new BatchedDeposits(),
                new CommandsInProcess(),
                new HotAccount(),
                new SameApplication(),
                new Latency(),
                new Storage(),
                new Rebuilding());
    }
}
