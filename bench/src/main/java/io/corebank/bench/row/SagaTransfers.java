package io.corebank.bench.row;

import io.corebank.bench.apps.AccountNames;
import io.corebank.bench.apps.saga.SagaComparison;
import io.corebank.bench.lab.Comparison;
import io.corebank.bench.lab.Lab;
import io.corebank.bench.lab.Transfers;
import io.corebank.bench.load.ClosedLoop;
import io.corebank.bench.load.LoadResult;
import java.time.Duration;
import java.util.Map;

/** The same transfers by a saga on stock Axon, which knows neither tokens nor idempotency nor refusals. */
final class SagaTransfers implements Probe {

    static final SagaTransfers STOCK = new SagaTransfers();

    private static final String DATABASE = "stock_saga";

    private SagaTransfers() {}

    @Override
    public String name() {
        return "stock Axon saga, JPA";
    }

    @Override
    public void prepare(Lab lab) {
        WarmUp.until(lab, name(), time -> figures(lab, time).get(Figure.PER_SECOND));
    }

    @Override
    public void runUp(Lab lab) {
        figures(lab, lab.settings().runUp());
    }

    @Override
    public Map<Figure, Double> measure(Lab lab) {
        return figures(lab, lab.settings().time());
    }

    private static Map<Figure, Double> figures(Lab lab, Duration time) {
        Comparison application = lab.part(
                DATABASE, made -> lab.comparison(DATABASE, SagaComparison.class, "--event-store.enabled=false"));
        String keyPrefix = Long.toString(System.nanoTime(), Character.MAX_RADIX) + "-";
        Transfers transfers = new Transfers(AccountNames.first(lab.settings().accounts()), "", keyPrefix);
        LoadResult result =
                ClosedLoop.run(application.address(), transfers, lab.settings().connections(), time);
        return BankTransfers.ended(result, transfers);
    }
}
