package io.corebank.bench.study;

import io.corebank.bench.lab.Medians;
import io.corebank.bench.load.LoadResult;
import io.corebank.bench.study.Line.Point;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What was read off in all rounds, several values for each point. */
final class Readings {

    private final Map<String, SortedMap<Double, List<Double>>> values = new LinkedHashMap<>();

    void add(String line, double x, double y) {
        values.computeIfAbsent(line, name -> new TreeMap<>())
                .computeIfAbsent(x, point -> new ArrayList<>())
                .add(y);
    }

    /** Rate and latency of a load. */
    void add(double x, LoadResult result) {
        add("bank deposits", x, result.perSecond());
        add("p50", x, result.millisAt(50));
        add("p99", x, result.millisAt(99));
    }

    /** The medians of what was read off under these names. */
    List<Line> lines(String... names) {
        List<Line> lines = new ArrayList<>();
        for (String name : names) {
            List<Point> points = new ArrayList<>();
            values.getOrDefault(name, new TreeMap<>())
                    .forEach((x, rounds) -> points.add(new Point(x, Medians.of(rounds))));
            lines.add(new Line(name, points));
        }
        return lines;
    }
}
