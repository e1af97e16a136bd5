package io.corebank.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.bench.lab.Lab;
import io.corebank.bench.lab.Progress;
import io.corebank.bench.lab.Settings;
import io.corebank.bench.report.Report;
import io.corebank.bench.row.Audit;
import io.corebank.bench.row.Figures;
import io.corebank.bench.row.Row;
import io.corebank.bench.row.Rows;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A very short run on a machine that does other things too: only what is grossly wrong fails it. */
class BenchIT {

    /** A bank that has just started runs at a fraction of its speed, so that the bound is far below the goal. */
    private static final double GROSSLY_SLOW = 0.005;

    @Test
    void measuresDepositsBesideTheAnchorAndFindsEachAfterAKill(@TempDir Path results) throws Exception {
        Settings settings = Settings.quick(Path.of("..").toRealPath())
                .withWarmUp(Duration.ofSeconds(5))
                .withRounds(1);
        List<Row> rows = Rows.all().stream()
                .filter(row -> List.of("P1", "P10").contains(row.id()))
                .toList();
        try (Lab lab = new Lab(settings, new Progress(System.out))) {
            Figures figures = new Run(lab, rows).measure();
            int found = new Audit(lab).run();
            Path json = Report.write(lab, rows, figures, results);

            assertThat(found).as("acknowledged deposits").isPositive();
            assertThat(rows.get(0).judge(figures).get(0).measured()).isGreaterThan(GROSSLY_SLOW);
            assertThat(rows.get(1).judge(figures).get(0).measured()).isLessThan(0.9);
            assertThat(json).content().contains("\"machine\"", "\"P1\"", "\"median\"", "\"met\"");
            assertThat(Path.of(json.toString().replace(".json", ".png"))).isNotEmptyFile();
            assertThat(Files.list(results)).hasSize(2);
        }
    }
}
