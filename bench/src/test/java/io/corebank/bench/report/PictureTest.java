package io.corebank.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.bench.lab.Lab;
import io.corebank.bench.row.Figures;
import io.corebank.bench.row.Judged;
import io.corebank.bench.row.Probe;
import io.corebank.bench.row.Probe.Figure;
import io.corebank.bench.row.Row;
import io.corebank.bench.row.Verdict;
import io.corebank.bench.study.Chart;
import io.corebank.bench.study.Chart.Axis;
import io.corebank.bench.study.Line;
import io.corebank.bench.study.Line.Point;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures can be drawn of whatever a run may bring, zeros included. */
class PictureTest {

    @TempDir
    Path folder;

    private record Named(String name) implements Probe {
        @Override
        public void prepare(Lab lab) {}

        @Override
        public Map<Figure, Double> measure(Lab lab) {
            return Map.of();
        }
    }

    private record OneRow(double measured) implements Row {
        @Override
        public String id() {
            return "P1";
        }

        @Override
        public String title() {
            return "It";
        }

        @Override
        public List<Probe> probes() {
            return List.of();
        }

        @Override
        public List<Verdict> judge(Figures figures) {
            return List.of(Verdict.atLeast("it", measured, 2), Verdict.atMost("that", 3, 2, "ms"));
        }
    }

    @Test
    void showsGoalsRatesAndLatencies() throws Exception {
        Figures figures = new Figures();
        figures.add(new Named("bank"), Map.of(Figure.PER_SECOND, 10.0, Figure.P50_MILLIS, 1.0, Figure.P99_MILLIS, 2.0));
        figures.add(new Named("anchor"), Map.of(Figure.PER_SECOND, 0.0));
        figures.add(new Named("bytes"), Map.of(Figure.BYTES, 500.0));

        Path file = folder.resolve("rows.png");
        Picture.draw(Picture.of(Judged.of(List.of(new OneRow(1), new OneRow(4)), figures), figures), file);

        assertThat(ImageIO.read(file.toFile()).getHeight()).isGreaterThan(3 * 400);
    }

    @Test
    void showsGoalsAloneWhereThereAreNoRates() {
        assertThat(Picture.of(Judged.of(List.of(new OneRow(1)), new Figures()), new Figures()))
                .hasSize(1);
    }

    @Test
    void showsCurvesWithZerosOnAnyAxis() throws Exception {
        List<Line> lines = List.of(
                new Line("some", List.of(new Point(1, 0), new Point(10, 5), new Point(100, 7))),
                new Line("nothing", List.of(new Point(1, 0))),
                new Line("empty", List.of()));
        List<Line> bars = List.of(
                new Line("both", List.of(new Point(0, 3), new Point(1, 0))),
                new Line("second", List.of(new Point(1, 2))),
                new Line("none", List.of()));
        List<Chart> charts = List.of(
                new Chart("a", "A", Axis.logarithmic("x"), Axis.logarithmic("y"), lines),
                new Chart("b", "B", Axis.logarithmic("x"), Axis.linear("y"), lines),
                new Chart("c", "C", Axis.linear("x"), Axis.linear("y"), lines),
                new Chart("d", "D", Axis.linear("x"), Axis.logarithmic("y"), lines),
                new Chart("e", "E", Axis.of("x", List.of("one", "another")), Axis.linear("y"), bars),
                new Chart("f", "F", Axis.of("x", List.of("one", "another")), Axis.linear("y"), bars.subList(0, 1)));

        Path file = folder.resolve("curves.png");
        Picture.draw(Curves.of(charts), file);

        assertThat(ImageIO.read(file.toFile()).getWidth()).isGreaterThan(2 * 700);
    }
}
