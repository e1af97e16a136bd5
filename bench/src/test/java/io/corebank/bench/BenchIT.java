package io.corebank.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.bench.lab.Lab;
import io.corebank.bench.lab.Progress;
import io.corebank.bench.lab.Settings;
import io.corebank.bench.report.Report;
import io.corebank.bench.row.Audit;
import io.corebank.bench.row.Figures;
import io.corebank.bench.row.Judged;
import io.corebank.bench.row.Row;
import io.corebank.bench.row.Rows;
import io.corebank.bench.row.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A very short run of the rows that need nothing but the bank, on a machine that does other things too and with a bank
 * that has just started. Each ratio has a bound with a margin for that; what gets several times slower or larger than
 * it was fails the build.
 */
class BenchIT {

    /** The least of each ratio that must be, by row: a fraction of what a warm bank does, because this one is cold. */
    private static final Map<String, Double> LEAST = Map.of("P1", 0.02, "P2", 0.1, "P3", 0.3, "P4", 0.4);

    /** The most of each ratio that may be, by row. It does not depend on what else the machine does. */
    private static final Map<String, Double> MOST = Map.of("P10", 0.5);

    @Test
    void measuresDepositsBesideTheAnchorAndFindsEachAfterAKill(@TempDir Path results) throws Exception {
        List<Row> rows = rows(Stream.concat(LEAST.keySet().stream(), MOST.keySet().stream()));
        try (Lab lab = new Lab(settings(), new Progress(System.out))) {
            Figures figures = new Run(lab, rows).measure();
            int found = new Audit(lab).run();
            Path json = Report.write(lab.settings(), lab.notes(), Judged.of(rows, figures), figures, results);

            assertThat(found).as("acknowledged deposits").isPositive();
            rows.forEach(row -> requireNoRegression(row, figures));
            assertThat(json).content().contains("\"machine\"", "\"P1\"", "\"median\"", "\"met\"");
            assertThat(Path.of(json.toString().replace(".json", ".png"))).isNotEmptyFile();
            assertThat(Files.list(results)).hasSize(2);
        }
    }

    /** In a run that pays nothing in by itself. */
    @Test
    void measuresReplayAndTransfersAndFindsEachAfterAKill() throws Exception {
        List<Row> rows = rows(Stream.of("P7", "P12"));
        try (Lab lab = new Lab(settings(), new Progress(System.out))) {
            Figures figures = new Run(lab, rows).measure();

            assertThat(new Audit(lab).run()).as("acknowledged operations").isPositive();
            for (Row row : rows) {
                Verdict verdict = row.judge(figures).get(0);
                System.out.println(row.id() + " " + verdict);
                assertThat(verdict.measured()).as("%s %s", row.id(), verdict).isGreaterThan(0.01);
            }
        }
    }

    private static Settings settings() throws IOException {
        return Settings.quick(Path.of("..").toRealPath())
                .withWarmUp(Duration.ofSeconds(5))
                .withRounds(1);
    }

    private static List<Row> rows(Stream<String> ids) {
        Set<String> asked = ids.collect(Collectors.toSet());
        return Rows.all().stream().filter(row -> asked.contains(row.id())).toList();
    }

    private static void requireNoRegression(Row row, Figures figures) {
        Verdict verdict = row.judge(figures).get(0);
        System.out.println(row.id() + " " + verdict);
        if (MOST.containsKey(row.id())) {
            assertThat(verdict.measured()).as("%s %s", row.id(), verdict).isLessThanOrEqualTo(MOST.get(row.id()));
        } else {
            assertThat(verdict.measured()).as("%s %s", row.id(), verdict).isGreaterThan(LEAST.get(row.id()));
        }
    }
}
