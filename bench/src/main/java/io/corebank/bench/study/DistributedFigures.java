package io.corebank.bench.study;

import io.corebank.bench.lab.Cluster;
import io.corebank.bench.load.LoadResult;
import io.corebank.bench.row.Verdict;
import io.corebank.bench.study.Chart.Axis;
import io.corebank.bench.study.Line.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the study of the distributed bank reads off, and what that says of its goals. */
final class DistributedFigures {

    static final String STOCK = "stock Axon on Axon Server";
    static final String DISTRIBUTED = "bank, distributed";
    static final String STANDALONE = "bank, standalone";

    static final String DEPOSITS = "deposits";
    static final String LIVE = "deposits beside live projections";
    static final String TRANSFERS = "transfers";

    private static final List<String> CONTENDERS = List.of(STOCK, DISTRIBUTED, STANDALONE);
    private static final String MEMORY = "resident after the load";
    private static final String START = "until ready";
    private static final String TOGETHER = "all at once";

    private static final double TIMES_STOCK = 5;
    private static final double MOST_MEGABYTES = 400;
    private static final double LONGEST_START = 20;

    private final Readings readings = new Readings();
    private long failed;

    /** One round of a load, of which so many each second were done, and so many in all were not. */
    void add(String what, String who, LoadResult result, double perSecond, long others) {
        int place = CONTENDERS.indexOf(who);
        failed += others;
        readings.add(what, place, perSecond);
        readings.add(what + ", p50", place, result.millisAt(50));
        readings.add(what + ", p99", place, result.millisAt(99));
    }

    void addMegabytes(String service, double megabytes) {
        readings.add(MEMORY, Cluster.SERVICES.indexOf(service), megabytes);
    }

    /** How long one service takes while nothing else starts. */
    void addStart(String service, double seconds) {
        readings.add(START, Cluster.SERVICES.indexOf(service), seconds);
    }

    /** How long all services take that start at the same time. */
    void addStart(double seconds) {
        readings.add(START, Cluster.SERVICES.size(), seconds);
    }

    /** How many requests of all rounds were not answered as done. */
    long failed() {
        return failed;
    }

    List<Chart> charts() {
        Axis contenders = Axis.of("64 connections", CONTENDERS);
        List<String> starts = new ArrayList<>(Cluster.SERVICES);
        starts.add(TOGETHER);
        return List.of(
                new Chart(
                        "throughput",
                        "Throughput",
                        contenders,
                        Axis.linear("1/s"),
                        readings.lines(DEPOSITS, LIVE, TRANSFERS)),
                new Chart(
                        "latency",
                        "Latency",
                        contenders,
                        Axis.linear("ms"),
                        readings.lines(
                                DEPOSITS + ", p50", DEPOSITS + ", p99", TRANSFERS + ", p50", TRANSFERS + ", p99")),
                new Chart(
                        "memory",
                        "Memory of each process",
                        Axis.of("service", Cluster.SERVICES),
                        Axis.linear("MiB"),
                        readings.lines(MEMORY)),
                new Chart(
                        "start-up",
                        "From the start of a process until it is ready",
                        Axis.of("service", starts),
                        Axis.linear("s"),
                        readings.lines(START)));
    }

    static List<Verdict> judge(List<Chart> charts) {
        double ratio = rate(charts, DISTRIBUTED) / rate(charts, STOCK);
        return List.of(
                Verdict.atLeast("deposits/s, distributed : stock Axon on the same Axon Server", ratio, TIMES_STOCK),
                Verdict.atMost("memory of the largest service", most(charts, MEMORY), MOST_MEGABYTES, "MiB"),
                Verdict.atMost("start-up of the slowest service", most(charts, START), LONGEST_START, "s"));
    }

    private static double rate(List<Chart> charts, String who) {
        return points(charts, DEPOSITS)
                .filter(point -> point.x() == CONTENDERS.indexOf(who))
                .mapToDouble(Point::y)
                .findFirst()
                .orElse(Double.NaN);
    }

    /** Of single services. */
    private static double most(List<Chart> charts, String line) {
        return points(charts, line)
                .filter(point -> point.x() < Cluster.SERVICES.size())
                .mapToDouble(Point::y)
                .max()
                .orElse(Double.NaN);
    }

    private static Stream<Point> points(List<Chart> charts, String name) {
        return charts.stream()
                .flatMap(chart -> chart.lines().stream())
                .filter(line -> line.name().equals(name))
                .flatMap(line -> line.points().stream());
    }
}
