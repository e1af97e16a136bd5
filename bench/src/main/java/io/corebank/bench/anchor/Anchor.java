package io.corebank.bench.anchor;

import java.time.Duration;

/** Repeats a transaction on the run's PostgreSQL with so many clients, each as fast as it can. */
public interface Anchor {

    /** What this is, for the result: pgbench and its version, or what stands in for it. */
    String description();

    AnchorResult run(Transaction transaction, int clients, Duration time);
}
