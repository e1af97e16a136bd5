package io.corebank.bench.report;

import io.corebank.bench.row.Figures;
import io.corebank.bench.row.Row;
import io.corebank.bench.row.Verdict;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.style.Styler.LegendPosition;

/** A bar for each goal: how far it is reached, where 100 % is the goal itself. */
final class Picture {

    private static final int WIDTH = 1200;
    private static final int HEIGHT = 560;
    private static final Color MET = new Color(0x2E7D32);
    private static final Color MISSED = new Color(0xC62828);

    private Picture() {}

    static void draw(List<Row> rows, Figures figures, Path file) throws IOException {
        List<String> names = new ArrayList<>();
        List<Double> met = new ArrayList<>();
        List<Double> missed = new ArrayList<>();
        for (Row row : rows) {
            int number = 0;
            for (Verdict verdict : row.judge(figures)) {
                names.add(row.id() + (char) ('a' + number++));
                met.add(verdict.met() ? reached(verdict) : 0);
                missed.add(verdict.met() ? 0 : reached(verdict));
            }
        }
        CategoryChart chart = new CategoryChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title("How far each goal is reached (100 % is the goal)")
                .yAxisTitle("%")
                .build();
        chart.getStyler().setStacked(true).setLegendPosition(LegendPosition.InsideNE);
        chart.addSeries("met", names, met).setFillColor(MET);
        chart.addSeries("missed", names, missed).setFillColor(MISSED);
        ChartEncoder.saveChart(chart, file.toString(), "png");
    }

    private static double reached(Verdict verdict) {
        double share = verdict.atLeast() ? verdict.measured() / verdict.goal() : verdict.goal() / verdict.measured();
        return Math.round(share * 100);
    }
}
