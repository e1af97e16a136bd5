package io.corebank.bench.study;

import static io.corebank.bench.study.DistributedFigures.DEPOSITS;
import static io.corebank.bench.study.DistributedFigures.DISTRIBUTED;
import static io.corebank.bench.study.DistributedFigures.LIVE;
import static io.corebank.bench.study.DistributedFigures.STANDALONE;
import static io.corebank.bench.study.DistributedFigures.STOCK;
import static io.corebank.bench.study.DistributedFigures.TRANSFERS;

import io.corebank.bench.apps.AccountNames;
import io.corebank.bench.apps.axonserver.AxonServerComparison;
import io.corebank.bench.lab.AxonServer;
import io.corebank.bench.lab.BenchException;
import io.corebank.bench.lab.Cluster;
import io.corebank.bench.lab.Comparison;
import io.corebank.bench.lab.Deposits;
import io.corebank.bench.lab.Lab;
import io.corebank.bench.load.ClosedLoop;
import io.corebank.bench.load.LoadResult;
import io.corebank.bench.row.Verdict;
import io.corebank.bench.row.WarmUp;
import io.corebank.bench.study.BankLoad.Completed;
import io.corebank.servers.AxonServerAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The bank on Axon Server, beside stock Axon on the same one and beside itself in one process. Services that are
 * connected to an Axon Server read everybody's events, at the expense of whoever is measured. Stock Axon is therefore
 * measured while there are none: half of its rounds before they start and half after they have ended, so that what
 * slows the machine down in between disturbs both.
 */
final class Distributed implements Study {

    private static final String STOCK_DATABASE = "stock_axon_server";

    private final String address;
    private final DistributedFigures figures = new DistributedFigures();

    /** @param address of the Axon Server; empty if none was named */
    Distributed(String address) {
        this.address = address;
    }

    @Override
    public String name() {
        return "distributed";
    }

    @Override
    public String title() {
        return "The distributed bank, stock Axon on the same Axon Server, and the bank in one process";
    }

    @Override
    public void check() {
        if (address.isEmpty()) {
            throw new BenchException(
                    "distributed is measured on an Axon Server with an empty log: " + AxonServerAddress.REMEDY, null);
        }
        AxonServer.at(address).requireEmpty();
    }

    @Override
    public List<Chart> measure(Lab lab) {
        AxonServer server = AxonServer.at(address);
        int rounds = lab.settings().rounds();
        int before = (rounds + 1) / 2;
        Comparison stock = lab.part(
                STOCK_DATABASE,
                made -> made.comparison(
                        STOCK_DATABASE,
                        AxonServerComparison.class,
                        server.environment(),
                        "--event-store.enabled=false"));
        WarmUp.until(lab, STOCK, time -> deposits(lab, stock, time).perSecond());
        measureStock(lab, stock, 1, before);
        measureCluster(lab, server);
        measureStock(lab, stock, before + 1, rounds);
        lab.note("rounds of stock Axon before and after the cluster", before + " and " + (rounds - before));
        lab.note("requests of all rounds that were not done", Long.toString(figures.failed()));
        return figures.charts();
    }

    @Override
    public List<Verdict> judge(List<Chart> charts) {
        return DistributedFigures.judge(charts);
    }

    private void measureCluster(Lab lab, AxonServer server) {
        Cluster cluster = lab.part("cluster", made -> {
            made.progress().say("Starting the cluster");
            return new Cluster(made, server);
        });
        figures.addStart(cluster.startSeconds());
        measureBanks(lab, cluster);
        cluster.megabytes().forEach(figures::addMegabytes);
        for (String service : Cluster.SERVICES) {
            double seconds = cluster.restartSeconds(service);
            lab.progress().say("%s, started again: ready after %.1f s".formatted(service, seconds));
            figures.addStart(service, seconds);
        }
        lab.progress().say("Stopping the cluster");
        cluster.close();
    }

    private void measureBanks(Lab lab, Cluster cluster) {
        Map<String, BankLoad> banks = new LinkedHashMap<>();
        banks.put(DISTRIBUTED, new BankLoad(lab, DISTRIBUTED, cluster.address()));
        banks.put(STANDALONE, new BankLoad(lab, STANDALONE, lab.bank().address()));
        banks.forEach((name, bank) -> {
            WarmUp.until(lab, name, time -> bank.deposits(time).perSecond());
            WarmUp.until(lab, name + ", transfers", time -> bank.transfers(time).perSecond());
        });
        int rounds = lab.settings().rounds();
        for (int round = 1; round <= rounds; round++) {
            for (Map.Entry<String, BankLoad> bank : banks.entrySet()) {
                measureDeposits(lab, round, LIVE, bank.getKey(), bank.getValue());
            }
        }
        banks.values().forEach(BankLoad::settle);
        banks.values().forEach(BankLoad::pauseProjections);
        for (int round = 1; round <= rounds; round++) {
            for (Map.Entry<String, BankLoad> bank : banks.entrySet()) {
                measureDeposits(lab, round, DEPOSITS, bank.getKey(), bank.getValue());
                measureTransfers(lab, round, bank.getKey(), bank.getValue());
            }
        }
    }

    private void measureDeposits(Lab lab, int round, String what, String who, BankLoad bank) {
        bank.settle();
        LoadResult result = bank.deposits(lab.settings().time());
        add(lab, round, what, who, result, result.perSecond(), result.failed());
    }

    private void measureTransfers(Lab lab, int round, String who, BankLoad bank) {
        bank.settle();
        Completed completed = bank.transfers(lab.settings().time());
        add(lab, round, TRANSFERS, who, completed.result(), completed.perSecond(), completed.others());
    }

    private void measureStock(Lab lab, Comparison stock, int first, int last) {
        for (int round = first; round <= last; round++) {
            LoadResult result = deposits(lab, stock, lab.settings().time());
            add(lab, round, DEPOSITS, STOCK, result, result.perSecond(), result.failed());
        }
    }

    private static LoadResult deposits(Lab lab, Comparison stock, Duration time) {
        String keyPrefix = Long.toString(System.nanoTime(), Character.MAX_RADIX) + "-";
        Deposits deposits = new Deposits(AccountNames.first(lab.settings().accounts()), "", keyPrefix);
        return ClosedLoop.run(stock.address(), deposits, lab.settings().connections(), time);
    }

    private void add(Lab lab, int round, String what, String who, LoadResult result, double perSecond, long others) {
        lab.progress()
                .say("Round %d: %s, %s: %,.0f/s, p50 %.1f ms, p99 %.1f ms, %d not done"
                        .formatted(round, who, what, perSecond, result.millisAt(50), result.millisAt(99), others));
        figures.add(what, who, result, perSecond, others);
    }
}
