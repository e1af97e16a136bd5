package io.corebank.bench.study;

import java.util.List;

/**
 * What was measured over what was varied.
 *
 * @param name what was measured, with its unit where a chart has several
 * @param points in the order of what was varied
 */
public record Line(String name, List<Point> points) {

    /** One measurement, or the median of several. */
    public record Point(double x, double y) {}

    /**
     * The slope between logarithms by least squares: how many powers of ten it changes for each power of ten of what
     * was varied. 0 is no change, 1 is in proportion, NaN where there are less than two points above zero.
     */
    public double exponent() {
        List<Point> positive = points.stream()
                .filter(point -> point.x() > 0 && point.y() > 0)
                .map(point -> new Point(Math.log10(point.x()), Math.log10(point.y())))
                .toList();
        double meanX = positive.stream().mapToDouble(Point::x).average().orElse(Double.NaN);
        double meanY = positive.stream().mapToDouble(Point::y).average().orElse(Double.NaN);
        double together = positive.stream()
                .mapToDouble(point -> (point.x() - meanX) * (point.y() - meanY))
                .sum();
        double alone = positive.stream()
                .mapToDouble(point -> (point.x() - meanX) * (point.x() - meanX))
                .sum();
        return together / alone;
    }
}
