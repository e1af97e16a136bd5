package io.corebank.bench.row;

import java.util.List;

/** One row of the table of goals. A further row is a further class, listed in {@link Rows}. */
public interface Row {

    /** As in the table, such as P1. */
    String id();

    String title();

    /** What has to be measured for it, anchors included. */
    List<Probe> probes();

    /** Compares the medians of a run with the goals. */
    List<Verdict> judge(Figures figures);
}
