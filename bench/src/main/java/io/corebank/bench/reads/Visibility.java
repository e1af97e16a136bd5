package io.corebank.bench.reads;

import io.corebank.bench.lab.Batches;
import io.corebank.bench.lab.Deposits;
import io.corebank.bench.lab.Lab;
import io.corebank.bench.load.ClosedLoop;
import io.corebank.bench.load.LoadResult;
import io.corebank.bench.load.OpenLoop;
import io.corebank.bench.row.Probe;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/** How long after its commit an event is visible to a read by id, while others are written at a steady rate. */
final class Visibility implements Probe {

    /** The rates that are tried, in events a second. The last is the goal. */
    static final List<Visibility> LADDER = List.of(
            new Visibility(250),
            new Visibility(500),
            new Visibility(1_000),
            new Visibility(2_000),
            new Visibility(3_000),
            new Visibility(5_000));

    /** While single deposits are made as fast as the bank answers. */
    static final Visibility MAXIMUM = new Visibility(0);

    private static final int SAMPLES_PER_SECOND = 50;
    private static final int CONNECTIONS = 256;

    /** Deposits in one request of the ladder, so that it is not the requests that keep the processors busy. */
    private static final int BATCH = 25;

    private final int rate;

    private Visibility(int rate) {
        this.rate = rate;
    }

    /** The rate in events a second; 0 for as many as the bank takes. */
    int rate() {
        return rate;
    }

    @Override
    public String name() {
        return rate == 0 ? "visible by GET, writing at the maximum" : "visible by GET at " + rate + " events/s";
    }

    @Override
    public void prepare(Lab lab) {
        lab.part("followed bank", made -> {
            Followed followed = new Followed(made);
            followed.warmUp(made);
            return followed;
        });
    }

    @Override
    public Map<Figure, Double> measure(Lab lab) {
        Followed followed = lab.part("followed bank", Followed::new);
        followed.bank.bank().settle();
        Measured measured = followed.measure(
                rate,
                rate == 0 ? lab.settings().connections() : CONNECTIONS,
                lab.settings().time());
        return Map.of(
                Figure.PER_SECOND,
                measured.perSecond(),
                Figure.P50_MILLIS,
                measured.visible().getValueAtPercentile(50) / 1e6,
                Figure.P99_MILLIS,
                measured.visible().getValueAtPercentile(99) / 1e6,
                Figure.SECONDS,
                measured.catchUp(),
                Figure.FAILED,
                (double) measured.load().failed() + measured.failed());
    }

    /**
     * What was seen of one load.
     *
     * @param events that one request makes
     * @param catchUp seconds from the end of the writing until every projection had seen everything
     */
    private record Measured(LoadResult load, int events, Histogram visible, double catchUp, int failed) {
        double perSecond() {
            return load.perSecond() * events;
        }
    }

    /** A bank whose projections follow what is written. */
    private static final class Followed {
        private static final int ACCOUNTS = 1_000;
        private static final int SAMPLED = 100;

        private final ReadBank bank;
        private final List<String> accounts;
        private int loads;

        Followed(Lab lab) {
            bank = ReadBank.of(lab, "is followed");
            bank.fill(ACCOUNTS, 0);
            accounts = bank.accountIds();
        }

        void warmUp(Lab lab) {
            long end = System.nanoTime() + lab.settings().warmUp().toNanos();
            do {
                Measured measured = measure(0, lab.settings().connections(), Duration.ofSeconds(3));
                lab.progress()
                        .say("Warming up: deposits beside live projections %.0f/s, visible after %.0f ms (p50)"
                                .formatted(
                                        measured.perSecond(), measured.visible().getValueAtPercentile(50) / 1e6));
            } while (System.nanoTime() < end);
        }

        Measured measure(int rate, int connections, Duration time) {
            String prefix = "load-" + loads++ + "-";
            try (Sampler sampler =
                    new Sampler(bank, accounts.subList(0, SAMPLED), prefix + "sample-", SAMPLES_PER_SECOND)) {
                LoadResult load = load(rate, connections, time, prefix);
                long end = System.nanoTime();
                Histogram visible = sampler.finish();
                while (bank.bank().lag() > 0) {
                    LockSupport.parkNanos(20_000_000);
                }
                return new Measured(
                        load, rate == 0 ? 1 : BATCH, visible, (System.nanoTime() - end) / 1e9, sampler.failed());
            }
        }

        private LoadResult load(int rate, int connections, Duration time, String prefix) {
            URI address = bank.bank().address();
            String authorization = "Bearer " + bank.clerk().token("service");
            List<String> others = accounts.subList(SAMPLED, accounts.size());
            return rate == 0
                    ? ClosedLoop.run(address, new Deposits(others, authorization, prefix), connections, time)
                    : OpenLoop.run(
                            address,
                            new Batches(others, BATCH, authorization, prefix),
                            (double) rate / BATCH,
                            connections,
                            time);
        }
    }
}
