package io.corebank.bench.report;

import io.corebank.bench.lab.Lab;
import io.corebank.bench.lab.Medians;
import io.corebank.bench.lab.Settings;
import io.corebank.bench.row.Figures;
import io.corebank.bench.row.Judged;
import io.corebank.bench.row.Verdict;
import io.corebank.bench.study.Chart;
import io.corebank.bench.study.Line;
import io.corebank.bench.study.Study;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A run as a tree of maps and lists, ready to become JSON. */
final class Result {

    private Result() {}

    static Map<String, Object> of(Settings settings, Map<String, String> notes, List<Judged> rows, Figures figures) {
        Map<String, Object> result = of(settings, notes);
        result.put("rows", rows.stream().map(Result::row).toList());
        result.put("measurements", measurements(figures));
        return result;
    }

    static Map<String, Object> of(Lab lab, Study study, List<Chart> charts) {
        Map<String, Object> result = of(lab.settings(), lab.notes());
        result.put("study", study.name());
        result.put("title", study.title());
        List<Verdict> goals = study.judge(charts);
        if (!goals.isEmpty()) {
            result.put("goals", goals.stream().map(Result::verdict).toList());
        }
        result.put("charts", charts.stream().map(Result::chart).toList());
        return result;
    }

    private static Map<String, Object> of(Settings settings, Map<String, String> notes) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        result.put("machine", Machine.describe());
        result.put("settings", settings(settings));
        result.put("notes", notes);
        return result;
    }

    private static Map<String, Object> chart(Chart chart) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("name", chart.name());
        result.put("x", chart.x().title());
        result.put("y", chart.y().title());
        if (!chart.x().names().isEmpty()) {
            result.put("names", chart.x().names());
        }
        result.put(
                "lines", chart.lines().stream().map(line -> line(chart, line)).toList());
        return result;
    }

    private static Map<String, Object> line(Chart chart, Line line) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("name", line.name());
        if (chart.x().logarithmic() && Double.isFinite(line.exponent())) {
            result.put("exponent", rounded(line.exponent()));
        }
        result.put(
                "points",
                line.points().stream()
                        .map(point -> List.of(rounded(point.x()), rounded(point.y())))
                        .toList());
        return result;
    }

    private static Map<String, Object> settings(Settings settings) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("form", settings.form());
        result.put("rounds", settings.rounds());
        result.put("seconds", settings.time().toSeconds());
        result.put("warmUpSecondsAtMost", settings.warmUp().toSeconds());
        result.put("accounts", settings.accounts());
        result.put("connections", settings.connections());
        return result;
    }

    private static Map<String, Object> row(Judged judged) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("id", judged.row().id());
        result.put("title", judged.row().title());
        result.put("verdicts", judged.verdicts().stream().map(Result::verdict).toList());
        return result;
    }

    private static Map<String, Object> verdict(Verdict verdict) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("what", verdict.what());
        result.put("measured", rounded(verdict.measured()));
        result.put(verdict.atLeast() ? "atLeast" : "atMost", verdict.goal());
        result.put("unit", verdict.unit());
        result.put("met", verdict.met());
        return result;
    }

    private static List<Object> measurements(Figures figures) {
        List<Object> result = new ArrayList<>();
        figures.byProbe()
                .forEach((probe, values) -> values.forEach((figure, rounds) -> {
                    Map<String, Object> one = new LinkedHashMap<>();
                    one.put("probe", probe);
                    one.put("figure", figure.name());
                    one.put("unit", figure.unit());
                    one.put("median", rounded(Medians.of(rounds)));
                    one.put("least", rounded(Collections.min(rounds)));
                    one.put("most", rounded(Collections.max(rounds)));
                    one.put("rounds", rounds.stream().map(Result::rounded).toList());
                    result.add(one);
                }));
        return result;
    }

    /** Four digits say enough. */
    private static double rounded(double value) {
        if (value == 0 || !Double.isFinite(value)) {
            return 0;
        }
        double unit = Math.pow(10, Math.floor(Math.log10(Math.abs(value))) - 3);
        return Math.round(value / unit) * unit >= 1_000
                ? Math.round(value)
                : Double.parseDouble("%.4g".formatted(value).replace(',', '.'));
    }
}
