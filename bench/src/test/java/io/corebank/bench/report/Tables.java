package io.corebank.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** What results of runs say, as tables of a document. Where several runs have measured the same, the newest counts. */
final class Tables {

    private static final int MOST_POINTS = 12;

    private Tables() {}

    /** Every goal with what was measured. */
    static String goals(List<JsonNode> results) {
        Map<String, List<String>> rows = new TreeMap<>((one, other) -> number(one) - number(other));
        newestLast(results).forEach(result -> result.path("rows")
                .forEach(row -> rows.put(row.path("id").asString(), goals(result, row))));
        StringBuilder table =
                new StringBuilder("| row | compared | measured | goal | | run |\n|---|---|---|---|---|---|\n");
        rows.values().forEach(lines -> lines.forEach(table::append));
        return table.toString();
    }

    private static List<String> goals(JsonNode result, JsonNode row) {
        List<String> lines = new ArrayList<>();
        for (JsonNode verdict : row.path("verdicts")) {
            String goal = goal(verdict);
            lines.add("| %s %s %s |\n".formatted(row.path("id").asString(), goal.strip(), run(result)));
        }
        return lines;
    }

    /** A line that says of one goal what was compared and measured, what was wanted, and whether it was met. */
    private static String goal(JsonNode verdict) {
        boolean atLeast = verdict.has("atLeast");
        return "| %s | %s %s | %s %s | %s |\n"
                .formatted(
                        verdict.path("what").asString(),
                        figure(verdict.path("measured").asDouble()),
                        verdict.path("unit").asString(),
                        atLeast ? "≥" : "≤",
                        figure(verdict.path(atLeast ? "atLeast" : "atMost").asDouble()),
                        verdict.path("met").asBoolean() ? "met" : "missed");
    }

    /** The medians of everything that was measured for the goals. */
    static String measurements(List<JsonNode> results) {
        Map<String, String> rows = new LinkedHashMap<>();
        newestLast(results).forEach(result -> result.path("measurements").forEach(one -> {
            String name = one.path("probe").asString() + one.path("figure").asString();
            rows.remove(name);
            rows.put(
                    name,
                    "| %s | %s | %s %s | %s to %s | %s |\n"
                            .formatted(
                                    one.path("probe").asString(),
                                    one.path("figure")
                                            .asString()
                                            .toLowerCase(Locale.ROOT)
                                            .replace('_', ' '),
                                    figure(one.path("median").asDouble()),
                                    one.path("unit").asString(),
                                    figure(one.path("least").asDouble()),
                                    figure(one.path("most").asDouble()),
                                    run(result)));
        }));
        return "| measured | | median | least to most | run |\n|---|---|---|---|---|\n"
                + String.join("", rows.values());
    }

    /**
     * The charts of the newest run of a study: a row for each point, and the slopes; the summit where there are many.
     */
    static String charts(List<JsonNode> results, String study) {
        StringBuilder tables = new StringBuilder();
        List<JsonNode> ofStudy = newestLast(results).stream()
                .filter(result -> result.path("study").asString("").equals(study))
                .toList();
        ofStudy.stream().skip(Math.max(0, ofStudy.size() - 1)).forEach(result -> {
            tables.append(result.path("title").asString())
                    .append(", ")
                    .append(run(result))
                    .append(":\n");
            if (result.has("goals")) {
                tables.append("\n| compared | measured | goal | |\n|---|---|---|---|\n");
                result.path("goals").forEach(goal -> tables.append(goal(goal)));
            }
            result.path("charts").forEach(chart -> tables.append('\n').append(chart(chart)));
        });
        return tables.toString();
    }

    /** A number of something has no decimals, and what has a name is told by it. */
    private static String place(JsonNode chart, double x) {
        if (chart.has("names")) {
            return chart.path("names").path((int) x).asString();
        }
        return x == Math.rint(x) ? "%,.0f".formatted(x) : figure(x);
    }

    private static String chart(JsonNode chart) {
        boolean many = chart.path("lines")
                .valueStream()
                .anyMatch(line -> line.path("points").size() > MOST_POINTS);
        return many ? summits(chart) : points(chart);
    }

    private static String points(JsonNode chart) {
        Map<Double, Map<String, Double>> byX = new TreeMap<>();
        List<String> names = new ArrayList<>();
        StringBuilder slopes = new StringBuilder();
        for (JsonNode line : chart.path("lines")) {
            String name = line.path("name").asString();
            names.add(name);
            line.path("points")
                    .forEach(point -> byX.computeIfAbsent(point.path(0).asDouble(), x -> new LinkedHashMap<>())
                            .put(name, point.path(1).asDouble()));
            slopes.append(" | ")
                    .append(line.has("exponent") ? figure(line.path("exponent").asDouble()) : "");
        }
        StringBuilder table = new StringBuilder("| " + chart.path("x").asString() + " | "
                + String.join(
                        " | ",
                        names.stream()
                                .map(name -> name + ", " + chart.path("y").asString())
                                .toList())
                + " |\n|" + "---|".repeat(names.size() + 1) + "\n");
        byX.forEach((x, values) -> {
            table.append("| ").append(place(chart, x));
            names.forEach(name -> table.append(" | ").append(values.containsKey(name) ? figure(values.get(name)) : ""));
            table.append(" |\n");
        });
        return table + (slopes.toString().matches("[ |]*") ? "" : "| slope" + slopes + " |\n");
    }

    private static String summits(JsonNode chart) {
        StringBuilder table =
                new StringBuilder("| " + chart.path("y").asString() + " | at most | all over after |\n|---|---|---|\n");
        for (JsonNode line : chart.path("lines")) {
            double most = line.path("points")
                    .valueStream()
                    .mapToDouble(point -> point.path(1).asDouble())
                    .max()
                    .orElse(0);
            double last = line.path("points")
                    .valueStream()
                    .mapToDouble(point -> point.path(0).asDouble())
                    .max()
                    .orElse(0);
            table.append("| %s | %s | %s s |\n".formatted(line.path("name").asString(), figure(most), figure(last)));
        }
        return table.toString();
    }

    private static List<JsonNode> newestLast(List<JsonNode> results) {
        return results.stream()
                .sorted((one, other) ->
                        one.path("at").asString().compareTo(other.path("at").asString()))
                .toList();
    }

    private static String run(JsonNode result) {
        JsonNode settings = result.path("settings");
        return "%s, %d × %d s"
                .formatted(
                        result.path("at").asString().substring(0, 10),
                        settings.path("rounds").asInt(),
                        settings.path("seconds").asInt());
    }

    /** Three digits, and thousands apart. */
    static String figure(double value) {
        double size = Math.abs(value);
        String format = size >= 100 || value == 0 ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, format, value);
    }

    private static int number(String id) {
        return Integer.parseInt(id.substring(1));
    }
}
