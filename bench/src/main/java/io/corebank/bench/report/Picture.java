package io.corebank.bench.report;

import io.corebank.bench.lab.Medians;
import io.corebank.bench.row.Figures;
import io.corebank.bench.row.Judged;
import io.corebank.bench.row.Probe.Figure;
import io.corebank.bench.row.Verdict;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.internal.chartpart.IChart;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.Styler.LegendPosition;

/** The picture of a run of rows: how far each goal was reached, every rate beside the anchors, and latencies. */
final class Picture {

    private static final int WIDTH = 1200;
    private static final int HEIGHT = 480;
    static final int LABEL_DEGREES = 20;
    private static final int MOST_IN_A_COLUMN = 3;

    private static final Color MET = new Color(0x2E7D32);
    private static final Color MISSED = new Color(0xC62828);

    private Picture() {}

    /** Panels below each other, in two columns if there are many. */
    static void draw(List<? extends IChart> panels, Path file) throws IOException {
        int columns = panels.size() > MOST_IN_A_COLUMN ? 2 : 1;
        int rows = (panels.size() + columns - 1) / columns;
        BitmapEncoder.saveBitmap(panels, rows, columns, file.toString(), BitmapFormat.PNG);
    }

    static List<CategoryChart> of(List<Judged> rows, Figures figures) {
        List<CategoryChart> panels = new ArrayList<>(List.of(goals(rows)));
        add(panels, chart("Rates, and what they are held against", "1/s"), figures, Figure.PER_SECOND);
        add(panels, chart("Latencies", "ms"), figures, Figure.P50_MILLIS, Figure.P99_MILLIS);
        return panels;
    }

    private static CategoryChart goals(List<Judged> rows) {
        List<String> names = new ArrayList<>();
        List<Double> met = new ArrayList<>();
        List<Double> missed = new ArrayList<>();
        for (Judged judged : rows) {
            int number = 0;
            for (Verdict verdict : judged.verdicts()) {
                names.add(judged.row().id() + (char) ('a' + number++));
                met.add(verdict.met() ? reached(verdict) : 0);
                missed.add(verdict.met() ? 0 : reached(verdict));
            }
        }
        CategoryChart chart = chart("How far each goal is reached (100 % is the goal)", "%");
        chart.getStyler().setStacked(true);
        chart.addSeries("met", names, met).setFillColor(MET);
        chart.addSeries("missed", names, missed).setFillColor(MISSED);
        return chart;
    }

    /** The medians of what has been measured of these figures; nothing if that is none. */
    private static void add(List<CategoryChart> panels, CategoryChart chart, Figures figures, Figure... kinds) {
        List<String> probes = new ArrayList<>();
        figures.byProbe().forEach((probe, values) -> {
            if (List.of(kinds).stream().allMatch(values::containsKey)) {
                probes.add(probe);
            }
        });
        for (Figure kind : probes.isEmpty() ? new Figure[0] : kinds) {
            List<Double> medians = probes.stream()
                    .map(probe -> Objects.requireNonNull(figures.byProbe().get(probe), probe))
                    .map(byKind -> Medians.of(Objects.requireNonNull(byKind.get(kind))))
                    .toList();
            chart.addSeries(kind.name(), probes, medians);
        }
        if (!probes.isEmpty()) {
            chart.getStyler().setXAxisLabelRotation(LABEL_DEGREES);
            panels.add(chart);
        }
    }

    private static CategoryChart chart(String title, String unit) {
        CategoryChart chart = new CategoryChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .yAxisTitle(unit)
                .build();
        chart.getStyler().setLegendPosition(LegendPosition.OutsideE);
        onWhite(chart.getStyler());
        return chart;
    }

    /** As the page is that the picture stands on. */
    static void onWhite(Styler styler) {
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setLegendBorderColor(Color.WHITE);
    }

    private static double reached(Verdict verdict) {
        double share = verdict.atLeast() ? verdict.measured() / verdict.goal() : verdict.goal() / verdict.measured();
        return Math.round(share * 100);
    }
}
