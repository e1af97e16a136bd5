package io.corebank.bench.row;

import io.corebank.bench.reads.Following;
import io.corebank.bench.reads.Replaying;
import java.util.List;

/** All rows there are, in acts. */
public final class Rows {

    /** What is measured in turns on the same servers, and while no others are up. */
    private static final List<List<Row>> ACTS = List.of(
            List.of(new TransferDelay()),
            List.of(new SingleDeposits(), new BatchedDeposits(), new HotAccount(), new Latency(), new Storage()),
            List.of(new CommandsInProcess()),
            List.of(new SameApplication()),
            List.of(new Replaying()),
            List.of(new Following()),
            List.of(new CompletedTransfers()),
            List.of(new Rebuilding()),
            List.of(new TransferStorage()));

    private Rows() {}

    public static List<Row> all() {
        return ACTS.stream().flatMap(List::stream).toList();
    }

    /** The acts in which some rows are measured. */
    public static List<List<Row>> acts(List<Row> asked) {
        return ACTS.stream()
                .map(act -> asked.stream()
                        .filter(row -> act.stream().anyMatch(one -> one.id().equals(row.id())))
                        .toList())
                .filter(act -> !act.isEmpty())
                .toList();
    }
}
