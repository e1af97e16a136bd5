package io.corebank.bench.report;

import io.corebank.bench.study.Chart;
import io.corebank.bench.study.Line;
import io.corebank.bench.study.Line.Point;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.internal.chartpart.IChart;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The picture of a study: a panel for each chart. */
final class Curves {

    private static final int WIDTH = 760;
    private static final int HEIGHT = 380;
    private static final int MOST_MARKED = 20;

    private Curves() {}

    static List<IChart> of(List<Chart> charts) {
        return charts.stream()
                .map(chart -> chart.x().names().isEmpty() ? curves(chart) : bars(chart))
                .toList();
    }

    private static IChart curves(Chart chart) {
        XYChart panel = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(chart.title())
                .xAxisTitle(chart.x().title())
                .yAxisTitle(chart.y().title())
                .build();
        Picture.onWhite(panel.getStyler());
        panel.getStyler().setLegendPosition(LegendPosition.OutsideS);
        panel.getStyler()
                .setXAxisLogarithmic(chart.x().logarithmic())
                .setYAxisLogarithmic(chart.y().logarithmic());
        if (!chart.y().logarithmic()) {
            panel.getStyler().setYAxisMin(0.0);
        }
        for (Line line : chart.lines()) {
            List<Point> points = line.points().stream()
                    .filter(point -> !chart.y().logarithmic() || point.y() > 0)
                    .toList();
            if (!points.isEmpty()) {
                var series = panel.addSeries(
                        line.name(),
                        points.stream().map(Point::x).toList(),
                        points.stream().map(Point::y).toList());
                series.setMarker(points.size() > MOST_MARKED ? SeriesMarkers.NONE : SeriesMarkers.CIRCLE);
            }
        }
        return panel;
    }

    private static IChart bars(Chart chart) {
        CategoryChart panel = new CategoryChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(chart.title())
                .xAxisTitle(chart.x().title())
                .yAxisTitle(chart.y().title())
                .build();
        Picture.onWhite(panel.getStyler());
        panel.getStyler().setLegendPosition(LegendPosition.OutsideS);
        panel.getStyler().setXAxisLabelRotation(Picture.LABEL_DEGREES);
        for (Line line : chart.lines()) {
            List<@Nullable Double> heights =
                    new ArrayList<>(Collections.nCopies(chart.x().names().size(), null));
            line.points().forEach(point -> heights.set((int) point.x(), point.y()));
            panel.addSeries(line.name(), chart.x().names(), heights);
        }
        return panel;
    }
}
