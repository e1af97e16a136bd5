package io.corebank.bench.row;

import io.corebank.bench.lab.Lab;
import io.corebank.bench.load.ClosedLoop;
import io.corebank.bench.load.LoadResult;
import io.corebank.bench.load.OpenLoop;
import java.util.Map;
import java.util.function.BiFunction;

/** How long a deposit takes: alone, and among as many others as make half of what the bank can take. */
final class BankLatency implements Probe {

    static final BankLatency ONE_CLIENT = new BankLatency("bank deposits, 1 client", BankLatency::oneClient);
    static final BankLatency HALF_LOAD =
            new BankLatency("bank deposits, open loop at half load", BankLatency::halfLoad);

    private static final int MOST_CONNECTIONS = 256;

    private final String name;
    private final BiFunction<Lab, Spread, LoadResult> load;

    private BankLatency(String name, BiFunction<Lab, Spread, LoadResult> load) {
        this.name = name;
        this.load = load;
    }

    @Override
    public String name() {
        return name;
    }

    /** The probe of the throughput, which every row with this one has, has warmed the bank up. */
    @Override
    public void prepare(Lab lab) {
        Spread.of(lab);
    }

    @Override
    public void runUp(Lab lab) {
        BankDeposits.SPREAD.runUp(lab);
    }

    @Override
    public Map<Figure, Double> measure(Lab lab) {
        LoadResult result = load.apply(lab, Spread.of(lab));
        return Spread.figures(result);
    }

    private static LoadResult oneClient(Lab lab, Spread spread) {
        return ClosedLoop.run(
                lab.bank().address(), spread.deposits(), 1, lab.settings().time());
    }

    private static LoadResult halfLoad(Lab lab, Spread spread) {
        double half = spread.lastRate() / 2;
        return OpenLoop.run(
                lab.bank().address(),
                spread.deposits(),
                half,
                MOST_CONNECTIONS,
                lab.settings().time());
    }
}
