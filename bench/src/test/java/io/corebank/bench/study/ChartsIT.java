package io.corebank.bench.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.bench.lab.Lab;
import io.corebank.bench.lab.Progress;
import io.corebank.bench.lab.Settings;
import io.corebank.bench.report.Report;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every study that needs no Axon Server, in a form that shows that it measures, and not what. One PostgreSQL, and two
 * banks.
 */
class ChartsIT {

    @Test
    void areMeasuredWrittenAndDrawn(@TempDir Path results) throws Exception {
        Settings settings = Settings.quick(Path.of("..").toRealPath())
                .withTime(Duration.ofSeconds(1))
                .withWarmUp(Duration.ZERO)
                .withRounds(1);
        List<Study> studies = Studies.all(Extent.BRIEF, "").stream()
                .filter(study -> !study.name().equals("distributed"))
                .toList();
        assertThat(studies).extracting(Study::name).containsExactlyInAnyOrder("scaling", "lag", "growth");
        try (Lab lab = new Lab(settings, new Progress(System.out))) {
            for (Study study : studies) {
                List<Chart> charts = study.measure(lab);

                assertThat(charts).isNotEmpty().allSatisfy(chart -> assertThat(chart.lines())
                        .isNotEmpty()
                        .allSatisfy(line -> assertThat(line.points()).isNotEmpty()));
                Path json = Report.write(lab, study, charts, results);
                assertThat(json).content().contains("\"machine\"", "\"charts\"", "\"points\"");
                Path picture = Path.of(json.toString().replace(".json", ".png"));
                assertThat(ImageIO.read(picture.toFile()).getWidth()).isGreaterThan(500);
            }
            assertThat(Files.list(results)).hasSize(2 * studies.size());
        }
    }
}
