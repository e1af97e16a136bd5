package io.corebank.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The figures between the marks in docs/benchmarks.md are those of the results beside it, and nobody has typed them.
 */
class BenchmarksDocumentTest {

    private static final Path DOCUMENTS =
            Path.of("").toAbsolutePath().getParent().resolve("docs");
    private static final Path DOCUMENT = DOCUMENTS.resolve("benchmarks.md");
    private static final Pattern PLACE =
            Pattern.compile("(<!-- from results: (\\w+) -->\\n).*?(<!-- end -->)", Pattern.DOTALL);

    @Test
    void saysWhatTheResultsSay() throws IOException {
        Map<String, String> tables = tables(results());
        String written = Files.readString(DOCUMENT);
        String expected = PLACE.matcher(written)
                .replaceAll(place -> Matcher.quoteReplacement(
                        place.group(1) + "\n" + tables.getOrDefault(place.group(2), "") + "\n" + place.group(3)));
        if (Boolean.getBoolean("benchmarks.update")) {
            Files.writeString(DOCUMENT, expected);
        }
        assertThat(PLACE.matcher(written).results().map(place -> place.group(2)))
                .containsExactlyInAnyOrderElementsOf(tables.keySet());
        assertThat(DOCUMENT)
                .as("docs/benchmarks.md: run this test with -Dbenchmarks.update=true")
                .hasContent(expected);
    }

    /** What there are results for, by the name of its place in the document. */
    private static Map<String, String> tables(List<JsonNode> results) {
        Map<String, String> tables = new HashMap<>();
        for (JsonNode result : results) {
            String study = result.path("study").asString("");
            if (study.isEmpty()) {
                tables.put("goals", Tables.goals(results));
                tables.put("measurements", Tables.measurements(results));
            } else {
                tables.put(study, Tables.charts(results, study));
            }
        }
        return tables;
    }

    @Test
    void everyStudyHasItsPicture() throws IOException {
        for (JsonNode result : results()) {
            String study = result.path("study").asString("");
            if (!study.isEmpty()) {
                assertThat(DOCUMENTS.resolve("images/benchmarks-" + study + ".png"))
                        .isNotEmptyFile();
            }
        }
    }

    @Test
    void theNewestRunCounts() {
        JsonNode old = result("2026-01-01T00:00:00Z", 1.0);
        JsonNode young = result("2026-02-01T00:00:00Z", 2.0);

        assertThat(Tables.goals(List.of(young, old)))
                .contains("| P1 | it | 2.00 × | ≥ 1.50 | met | 2026-02-01, 2 × 5 s |")
                .doesNotContain("1.00 ×");
    }

    @Test
    void aTableNamesWhatHasNoOrder() {
        JsonNode result = JsonMapper.shared().readTree("""
                {"at": "2026-02-01T00:00:00Z", "settings": {"rounds": 2, "seconds": 5}, "study": "it", "title": "It",
                 "goals": [{"what": "one : other", "measured": 4.5, "atLeast": 5.0, "unit": "×", "met": false}],
                 "charts": [{"x": "who", "y": "1/s", "names": ["other", "one"], "lines": [
                     {"name": "deposits", "points": [[0, 400.0], [1, 1800.0]]},
                     {"name": "transfers", "points": [[1, 50.0]]}]}]}
                """);

        assertThat(Tables.charts(List.of(result), "it")).isEqualTo("""
                It, 2026-02-01, 2 × 5 s:

                | compared | measured | goal | |
                |---|---|---|---|
                | one : other | 4.50 × | ≥ 5.00 | missed |

                | who | deposits, 1/s | transfers, 1/s |
                |---|---|---|
                | other | 400 |  |
                | one | 1,800 | 50.0 |
                """);
    }

    private static JsonNode result(String at, double measured) {
        String json = """
                {"at": "%s", "settings": {"rounds": 2, "seconds": 5},
                "rows": [{"id": "P1", "verdicts": [
                {"what": "it", "measured": %s, "atLeast": 1.5, "unit": "×", "met": true}]}]}""";
        return JsonMapper.shared().readTree(json.formatted(at, measured));
    }

    private static List<JsonNode> results() throws IOException {
        Path folder = DOCUMENTS.resolve("benchmarks");
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(file -> JsonMapper.shared().readTree(file.toFile()))
                    .toList();
        }
    }
}
