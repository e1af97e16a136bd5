package io.corebank.bench.study;

import java.util.List;

/**
 * Lines over the same axis.
 *
 * @param name for the tables of documents, unique within a study
 * @param x what was varied
 * @param y what was measured
 */
public record Chart(String name, String title, Axis x, Axis y, List<Line> lines) {

    /** An axis, divided by powers of ten if it is logarithmic. */
    public record Axis(String title, boolean logarithmic) {

        /** An axis in equal steps. */
        public static Axis linear(String title) {
            return new Axis(title, false);
        }

        /** An axis in powers of ten. */
        public static Axis logarithmic(String title) {
            return new Axis(title, true);
        }
    }
}
