package io.corebank.bench.row;

import io.corebank.bench.lab.Batches;
import io.corebank.bench.lab.Lab;
import io.corebank.bench.load.ClosedLoop;
import io.corebank.bench.load.LoadResult;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** Fifty deposits in each request, each its own operation; the rate counts deposits. */
final class BankBatches implements Probe {

    static final BankBatches FIFTY = new BankBatches();

    private static final int SIZE = 50;
    private static final int CONNECTIONS = 16;

    private BankBatches() {}

    @Override
    public String name() {
        return "bank deposits in batches of 50";
    }

    @Override
    public void prepare(Lab lab) {
        WarmUp.until(lab, name(), time -> load(lab, time).perSecond() * SIZE);
    }

    @Override
    public void runUp(Lab lab) {
        load(lab, lab.settings().runUp());
    }

    @Override
    public Map<Figure, Double> measure(Lab lab) {
        LoadResult result = load(lab, lab.settings().time());
        Map<Figure, Double> figures = new EnumMap<>(Spread.figures(result));
        figures.put(Figure.PER_SECOND, result.perSecond() * SIZE);
        return figures;
    }

    private static LoadResult load(Lab lab, Duration time) {
        Batches batches = Spread.of(lab).batches(SIZE);
        return ClosedLoop.run(lab.bank().address(), batches, CONNECTIONS, time);
    }
}
