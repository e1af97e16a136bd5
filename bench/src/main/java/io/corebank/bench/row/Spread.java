package io.corebank.bench.row;

import io.corebank.bench.lab.Acknowledged;
import io.corebank.bench.lab.Batches;
import io.corebank.bench.lab.Clerk;
import io.corebank.bench.lab.Deposits;
import io.corebank.bench.lab.Lab;
import io.corebank.bench.load.LoadResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What probes that pay in at the bank share: open accounts, and the memory of what was acknowledged. */
public final class Spread {

    /** As a part of the lab. */
    static final String NAME = "accounts at the bank";

    private final Lab lab;
    private final List<String> accounts;
    private final List<Acknowledged> all = new ArrayList<>();
    private double lastRate;

    private Spread(Lab lab) {
        this.lab = lab;
        lab.progress().say("Opening " + lab.settings().accounts() + " accounts");
        this.accounts =
                new Clerk(lab.bank().address()).openAccounts(lab.settings().accounts(), "open-");
    }

    /** Those of a lab, opened when they are first asked for. */
    public static Spread of(Lab lab) {
        return lab.part(NAME, Spread::new);
    }

    /** Deposits into this many of the accounts. */
    Deposits deposits(int accountCount) {
        return depositsInto(accounts.subList(0, accountCount));
    }

    /** Deposits with a fresh token. */
    Deposits depositsInto(List<String> some) {
        Deposits deposits = new Deposits(some, bearer(), "deposits-" + all.size() + "-");
        all.add(deposits);
        return deposits;
    }

    /** Batches of this many deposits. */
    Batches batches(int size) {
        Batches batches = new Batches(accounts, size, bearer(), "batches-" + all.size() + "-");
        all.add(batches);
        return batches;
    }

    private String bearer() {
        return "Bearer " + new Clerk(lab.bank().address()).token("service");
    }

    /** Deposits into all of the accounts. */
    public Deposits deposits() {
        return deposits(accounts.size());
    }

    /** The last measured rate of deposits spread over all accounts; half of it is half load. */
    double lastRate() {
        return lastRate;
    }

    void rateWas(double perSecond) {
        lastRate = perSecond;
    }

    /** Everything that was sent in the life of this bank. */
    List<Acknowledged> all() {
        return all;
    }

    static Map<Probe.Figure, Double> figures(LoadResult result) {
        return Map.of(
                Probe.Figure.PER_SECOND, result.perSecond(),
                Probe.Figure.P50_MILLIS, result.millisAt(50),
                Probe.Figure.P99_MILLIS, result.millisAt(99),
                Probe.Figure.CLIENT_CORES, result.clientCores(),
                Probe.Figure.FAILED, (double) result.failed());
    }
}
