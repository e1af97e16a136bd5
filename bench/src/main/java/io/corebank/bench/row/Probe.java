package io.corebank.bench.row;

import io.corebank.bench.lab.Lab;
import java.util.Map;

/** Measures one thing, once in each round. Rows that need the same probe share its figures. */
public interface Probe {

    /** What is measured, in a few words; two probes of the same name are the same. */
    String name();

    /** Makes ready and warms up; called once, before the first round. */
    void prepare(Lab lab);

    /** Puts load on for a moment, in each round, because whatever is measured has stood idle while others were. */
    default void runUp(Lab lab) {}

    /** Measures for about the time that the settings say, and answers figures by name. */
    Map<Figure, Double> measure(Lab lab);

    /** What a probe measures. */
    enum Figure {
        PER_SECOND("1/s"),
        P50_MILLIS("ms"),
        P99_MILLIS("ms"),
        SECONDS("s"),
        BYTES("B"),
        MEGABYTES("MB"),
        CLIENT_CORES("cores"),
        FAILED("answers");

        private final String unit;

        Figure(String unit) {
            this.unit = unit;
        }

        public String unit() {
            return unit;
        }
    }
}
