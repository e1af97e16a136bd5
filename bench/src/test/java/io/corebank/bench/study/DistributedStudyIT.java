package io.corebank.bench.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corebank.bench.lab.BenchException;
import io.corebank.bench.lab.Lab;
import io.corebank.bench.lab.NeedsAxonServer;
import io.corebank.bench.lab.Progress;
import io.corebank.bench.lab.Settings;
import io.corebank.bench.report.Report;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The study of the distributed bank in a form that shows that it measures, and not what, on an Axon Server. */
@ExtendWith(NeedsAxonServer.class)
class DistributedStudyIT {

    @Test
    void isMeasuredWrittenAndDrawn(@TempDir Path results) throws Exception {
        Settings settings = Settings.quick(Path.of("..").toRealPath())
                .withTime(Duration.ofSeconds(1))
                .withWarmUp(Duration.ofSeconds(1))
                .withRounds(2);
        Study study = Studies.all(Extent.BRIEF, NeedsAxonServer.address()).get(0);
        study.check();
        try (Lab lab = new Lab(settings, new Progress(System.out))) {
            List<Chart> charts = study.measure(lab);
            Path json = Report.write(lab, study, charts, results);

            assertThat(charts).hasSize(4).allSatisfy(chart -> assertThat(chart.lines())
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(line.points()).isNotEmpty().allMatch(point -> point.y() > 0)));
            assertThat(charts.get(0).lines().get(0).points()).as("deposits").hasSize(3);
            assertThat(charts.get(2).lines().get(0).points()).as("memory").hasSize(6);
            assertThat(charts.get(3).lines().get(0).points()).as("start-up").hasSize(7);
            assertThat(study.judge(charts)).hasSize(3);
            assertThat(lab.notes()).containsKey("requests of all rounds that were not done");
            assertThat(json).content().contains("\"goals\"", "\"names\"", "\"bank, distributed\"");
            assertThat(Path.of(json.toString().replace(".json", ".png"))).isNotEmptyFile();
        }
        assertThatThrownBy(study::check).isInstanceOf(BenchException.class).hasMessageContaining("events already");
    }
}
