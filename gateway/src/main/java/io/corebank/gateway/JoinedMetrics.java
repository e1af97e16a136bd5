package io.corebank.gateway;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What several processes count in one text of Prometheus' exposition format, in which all samples of a metric stand
 * together. Each says of which process it is, so that none is taken for another.
 *
 * @see <a href="https://prometheus.io/docs/instrumenting/exposition_formats/">Exposition formats</a>
 */
final class JoinedMetrics {

    private static final char COMMENT = '#';
    private static final int NAME = 2;

    private final Map<String, StringBuilder> metrics = new LinkedHashMap<>();

    /**
     * Adds what a process counts.
     *
     * @param process its name
     * @param exposition as it tells it
     */
    void add(String process, byte[] exposition) {
        String label = "process=\"" + process + "\"";
        Map<String, StringBuilder> its = new LinkedHashMap<>();
        String metric = "";
        for (String line : new String(exposition, StandardCharsets.UTF_8).split("\n")) {
            if (line.isEmpty()) {
                continue;
            }
            boolean comment = line.charAt(0) == COMMENT;
            if (comment) {
                metric = line.split(" ", NAME + 2)[NAME];
            }
            if (!comment || !metrics.containsKey(metric)) {
                its.computeIfAbsent(metric, name -> new StringBuilder())
                        .append(comment ? line : labelled(line, label))
                        .append('\n');
            }
        }
        its.forEach((name, lines) ->
                metrics.computeIfAbsent(name, first -> new StringBuilder()).append(lines));
    }

    private static String labelled(String sample, String label) {
        int labels = sample.indexOf('{');
        int value = sample.indexOf(' ');
        return labels >= 0 && labels < value
                ? sample.substring(0, labels + 1) + label + "," + sample.substring(labels + 1)
                : sample.substring(0, value) + "{" + label + "}" + sample.substring(value);
    }

    byte[] bytes() {
        return String.join("", metrics.values()).getBytes(StandardCharsets.UTF_8);
    }
}
