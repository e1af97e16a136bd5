package io.corebank.bench.report;

import io.corebank.bench.study.Chart;
import io.corebank.bench.study.Line;
import io.corebank.bench.study.Line.Point;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The picture of a study: a panel for each chart. */
final class Curves {

    private static final int WIDTH = 760;
    private static final int HEIGHT = 380;
    private static final int MOST_MARKED = 20;

    private Curves() {}

    static List<XYChart> of(List<Chart> charts) {
        return charts.stream().map(Curves::panel).toList();
    }

    private static XYChart panel(Chart chart) {
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
}
