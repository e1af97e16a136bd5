package io.corebank.bench.study;

import io.corebank.bench.anchor.Anchors;
import io.corebank.bench.anchor.Transaction;
import io.corebank.bench.lab.Deposits;
import io.corebank.bench.lab.Lab;
import io.corebank.bench.load.ClosedLoop;
import io.corebank.bench.load.LoadResult;
import io.corebank.bench.reads.ReadBank;
import io.corebank.bench.row.WarmUp;
import io.corebank.bench.study.Chart.Axis;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a deposit costs in a bank that has ever more events, and then ever more accounts. */
final class Growth implements Study {

    private static final String ANCHOR = "pgbench one-row INSERT";
    private static final int ANCHOR_CLIENTS = 32;
    private static final double MEGABYTE = 1_048_576;
    private static final String SIZE = "select pg_total_relation_size('event_store.event')"
            + " + pg_total_relation_size('event_store.operation') + pg_total_relation_size('event_store.snapshot')";

    private final Extent extent;

    Growth(Extent extent) {
        this.extent = extent;
    }

    @Override
    public String name() {
        return "growth";
    }

    @Override
    public String title() {
        return "Single deposits while the bank grows, projections paused";
    }

    @Override
    public List<Chart> measure(Lab lab) {
        ReadBank bank = ReadBank.on(lab, lab.bank());
        bank.bank().pauseProjections();
        bank.fill(extent.fewestAccounts(), 0);
        Load load = new Load(lab, bank);
        WarmUp.until(lab, name(), time -> load.run(time).perSecond());
        Readings byEvents = new Readings();
        for (int events : extent.events()) {
            bank.fill(extent.fewestAccounts(), events);
            load.measure((double) bank.head(), byEvents);
        }
        Readings byAccounts = new Readings();
        for (int accounts : extent.accounts()) {
            bank.fill(accounts, 0);
            load.know();
            load.measure(accounts, byAccounts);
        }
        List<Chart> charts = new ArrayList<>(charts("events", byEvents));
        charts.addAll(charts("accounts", byAccounts));
        return charts;
    }

    private static List<Chart> charts(String of, Readings readings) {
        return List.of(
                new Chart(
                        of + "-throughput",
                        "Throughput by " + of,
                        Axis.logarithmic(of),
                        Axis.linear("1/s"),
                        readings.lines("bank deposits", ANCHOR)),
                new Chart(
                        of + "-latency",
                        "Latency by " + of + ", 64 connections",
                        Axis.logarithmic(of),
                        Axis.logarithmic("ms"),
                        readings.lines("p50", "p99")),
                new Chart(
                        of + "-size",
                        "Size by " + of,
                        Axis.logarithmic(of),
                        Axis.logarithmic("MB"),
                        readings.lines("memory of the bank", "disk for its log")));
    }

    /** Deposits into all accounts that are known, and everything that is read off beside them. */
    private static final class Load {
        private final Lab lab;
        private final ReadBank bank;
        private List<String> accounts;
        private int loads;

        Load(Lab lab, ReadBank bank) {
            this.lab = lab;
            this.bank = bank;
            this.accounts = bank.accountIds();
        }

        /** Looks which accounts there are now. */
        void know() {
            accounts = bank.accountIds();
        }

        LoadResult run(Duration time) {
            String bearer = "Bearer " + bank.clerk().token("service");
            Deposits deposits = new Deposits(accounts, bearer, "growth-" + loads++ + "-");
            return ClosedLoop.run(
                    bank.bank().address(), deposits, lab.settings().connections(), time);
        }

        void measure(double size, Readings readings) {
            Duration time = lab.settings().time();
            for (int round = 0; round < lab.settings().rounds(); round++) {
                LoadResult result = run(time);
                lab.progress()
                        .say("At %,.0f: %,.0f/s, p99 %.1f ms".formatted(size, result.perSecond(), result.millisAt(99)));
                readings.add(size, result);
                readings.add(
                        ANCHOR,
                        size,
                        Anchors.of(lab)
                                .run(Transaction.INSERT_EVENT, ANCHOR_CLIENTS, time)
                                .perSecond());
            }
            readings.add("memory of the bank", size, bank.megabytes());
            readings.add(
                    "disk for its log", size, lab.database().number(bank.bank().databaseName(), SIZE) / MEGABYTE);
        }
    }
}
