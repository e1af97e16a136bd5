package io.corebank.bench.row;

import io.corebank.bench.lab.Lab;
import io.corebank.bench.load.ClosedLoop;
import io.corebank.bench.load.LoadResult;
import java.time.Duration;
import java.util.Map;

/** Single deposits through HTTP, with a token, an Idempotency-Key and validation, as fast as the bank answers. */
final class BankDeposits implements Probe {

    static final BankDeposits SPREAD = new BankDeposits("bank deposits", Integer.MAX_VALUE, 1);
    static final BankDeposits HOT = new BankDeposits("bank deposits on one account", 1, 4);

    private final String name;
    private final int mostAccounts;
    private final int connectionFactor;

    private BankDeposits(String name, int mostAccounts, int connectionFactor) {
        this.name = name;
        this.mostAccounts = mostAccounts;
        this.connectionFactor = connectionFactor;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void prepare(Lab lab) {
        lab.part(LiveDeposits.PAUSED, LiveDeposits::pause);
        WarmUp.until(lab, name, time -> load(lab, time).perSecond());
    }

    @Override
    public void runUp(Lab lab) {
        load(lab, lab.settings().runUp());
    }

    @Override
    public Map<Figure, Double> measure(Lab lab) {
        LoadResult result = load(lab, lab.settings().time());
        if (this == SPREAD) {
            Spread.of(lab).rateWas(result.perSecond());
        }
        return Spread.figures(result);
    }

    LoadResult load(Lab lab, Duration time) {
        int accounts = Math.min(mostAccounts, lab.settings().accounts());
        int connections = lab.settings().connections() * connectionFactor;
        return ClosedLoop.run(lab.bank().address(), Spread.of(lab).deposits(accounts), connections, time);
    }
}
