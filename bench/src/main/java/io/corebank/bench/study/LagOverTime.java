package io.corebank.bench.study;

import io.corebank.bench.lab.Lab;
import io.corebank.bench.load.ClosedLoop;
import io.corebank.bench.load.OpenLoop;
import io.corebank.bench.row.Spread;
import io.corebank.bench.row.WarmUp;
import io.corebank.bench.study.Chart.Axis;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/** How far the slowest projection falls behind while deposits come in at a steady rate, and how fast it is back. */
final class LagOverTime implements Study {

    private static final List<Integer> SHORT = List.of(100);
    private static final List<Integer> FULL = List.of(250, 500, 1_000);
    private static final int CONNECTIONS = 64;
    private static final int TIMES_LONGER = 4;
    private static final long LOOK_NANOS = 100_000_000;
    private static final long PATIENCE_SECONDS = 120;

    @Override
    public String name() {
        return "lag";
    }

    @Override
    public String title() {
        return "Deposits at a steady rate beside live projections";
    }

    @Override
    public List<Chart> measure(Lab lab) {
        Spread spread = Spread.of(lab);
        WarmUp.until(lab, name(), time -> ClosedLoop.run(lab.bank().address(), spread.deposits(), CONNECTIONS, time)
                .perSecond());
        List<Line> lines = new ArrayList<>();
        for (int rate : lab.settings().isFull() ? FULL : SHORT) {
            lab.bank().settle();
            lab.progress().say("Watching the lag at " + rate + " deposits/s");
            lines.add(watch(lab, spread, rate));
        }
        return List.of(new Chart(
                "lag", "Lag of the slowest projection", Axis.linear("s"), Axis.linear("events behind"), lines));
    }

    private static Line watch(Lab lab, Spread spread, int rate) {
        Duration time = lab.settings().time().multipliedBy(TIMES_LONGER);
        Readings readings = new Readings();
        String name = rate + "/s for " + time.toSeconds() + " s";
        long start = System.nanoTime();
        CompletableFuture<?> load = CompletableFuture.supplyAsync(
                () -> OpenLoop.run(lab.bank().address(), spread.deposits(), rate, CONNECTIONS, time));
        double lag;
        double seconds;
        do {
            LockSupport.parkNanos(LOOK_NANOS);
            lag = lab.bank().lag();
            seconds = (System.nanoTime() - start) / 1e9;
            readings.add(name, seconds, lag);
        } while ((lag > 0 || !load.isDone()) && seconds < time.toSeconds() + PATIENCE_SECONDS);
        load.join();
        return readings.lines(name).get(0);
    }
}
