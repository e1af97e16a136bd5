package io.corebank.bench.study;

import io.corebank.bench.anchor.Anchors;
import io.corebank.bench.anchor.Transaction;
import io.corebank.bench.lab.Lab;
import io.corebank.bench.load.ClosedLoop;
import io.corebank.bench.load.LoadResult;
import io.corebank.bench.load.OpenLoop;
import io.corebank.bench.row.Spread;
import io.corebank.bench.row.WarmUp;
import io.corebank.bench.study.Chart.Axis;
import java.time.Duration;
import java.util.List;

/** What more connections bring and what they cost, from 1 to 256, beside pgbench with as many clients. */
final class Scaling implements Study {

    private static final List<Integer> SHORT = List.of(1, 8, 32);
    private static final List<Integer> FULL = List.of(1, 2, 4, 8, 16, 32, 64, 128, 256);
    private static final List<Double> PERCENTILES = List.of(10d, 25d, 50d, 75d, 90d, 95d, 99d, 99.5, 99.9);
    private static final int MOST_CONNECTIONS = 256;

    @Override
    public String name() {
        return "scaling";
    }

    @Override
    public String title() {
        return "Single deposits over HTTP, projections paused";
    }

    @Override
    public List<Chart> measure(Lab lab) {
        Spread spread = Spread.of(lab);
        lab.bank().pauseProjections();
        WarmUp.until(lab, name(), time -> load(lab, lab.settings().connections(), time)
                .perSecond());
        Readings readings = new Readings();
        for (int round = 1; round <= lab.settings().rounds(); round++) {
            for (int connections : lab.settings().isFull() ? FULL : SHORT) {
                lab.progress().say("Round " + round + ": " + connections + " connections");
                measure(lab, connections, readings);
            }
            openLoop(lab, spread, readings);
        }
        return List.of(
                new Chart(
                        "throughput",
                        "Throughput",
                        Axis.logarithmic("connections"),
                        Axis.linear("1/s"),
                        readings.lines("bank deposits", "pgbench one-row INSERT")),
                new Chart(
                        "latency",
                        "Latency",
                        Axis.logarithmic("connections"),
                        Axis.logarithmic("ms"),
                        readings.lines("p50", "p99")),
                new Chart(
                        "percentiles",
                        "Latency by percentile",
                        Axis.linear("percent of all deposits"),
                        Axis.logarithmic("ms"),
                        readings.lines("1 connection", "open loop, half load", "64 connections")));
    }

    private static LoadResult load(Lab lab, int connections, Duration time) {
        return ClosedLoop.run(lab.bank().address(), Spread.of(lab).deposits(), connections, time);
    }

    private static void measure(Lab lab, int connections, Readings readings) {
        Duration time = lab.settings().time();
        LoadResult result = load(lab, connections, time);
        readings.add(connections, result);
        readings.add(
                "pgbench one-row INSERT",
                connections,
                Anchors.of(lab).run(Transaction.INSERT_EVENT, connections, time).perSecond());
        if (connections == 1) {
            percentiles("1 connection", result, readings);
        }
    }

    private static void openLoop(Lab lab, Spread spread, Readings readings) {
        Duration time = lab.settings().time();
        LoadResult closed = load(lab, lab.settings().connections(), time);
        percentiles(lab.settings().connections() + " connections", closed, readings);
        double half = closed.perSecond() / 2;
        percentiles(
                "open loop, half load",
                OpenLoop.run(lab.bank().address(), spread.deposits(), half, MOST_CONNECTIONS, time),
                readings);
    }

    private static void percentiles(String name, LoadResult result, Readings readings) {
        PERCENTILES.forEach(percentile -> readings.add(name, percentile, result.millisAt(percentile)));
    }
}
