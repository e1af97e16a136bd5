package io.corebank.bench.row;

import io.corebank.bench.reads.Following;
import io.corebank.bench.reads.Replaying;
import java.util.List;

/** All rows there are, first of all the one that wants a quiet bank with live projections. */
public final class Rows {

    private Rows() {}

    public static List<Row> all() {
        return List.of(
                new TransferDelay(),
                new SingleDeposits(),
                new BatchedDeposits(),
                new CommandsInProcess(),
                new HotAccount(),
                new SameApplication(),
                new Latency(),
                new Replaying(),
                new Following(),
                new CompletedTransfers(),
                new Storage(),
                new TransferStorage(),
                new Rebuilding());
    }
}
