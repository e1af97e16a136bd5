package io.corebank.bench.study;

import java.util.List;

/**
 * Lines over the same axis, or bars where its points have names.
 *
 * @param name for the tables of documents, unique within a study
 * @param x what was varied
 * @param y what was measured
 */
public record Chart(String name, String title, Axis x, Axis y, List<Line> lines) {

    /**
     * An axis, divided by powers of ten if it is logarithmic.
     *
     * @param names what its points 0, 1, 2, ... stand for; none where they are numbers of something
     */
    public record Axis(String title, boolean logarithmic, List<String> names) {

        /** An axis in equal steps. */
        public static Axis linear(String title) {
            return new Axis(title, false, List.of());
        }

        /** An axis in powers of ten. */
        public static Axis logarithmic(String title) {
            return new Axis(title, true, List.of());
        }

        /** An axis of things that have names and no order. */
        public static Axis of(String title, List<String> names) {
            return new Axis(title, false, List.copyOf(names));
        }
    }
}
