package io.corebank.bench.row;

import io.corebank.bench.lab.Lab;
import io.corebank.bench.lab.Transfers;
import io.corebank.bench.load.ClosedLoop;
import io.corebank.bench.load.LoadResult;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** Transfers through HTTP by clients that wait for their end; only what was answered as ended counts. */
final class BankTransfers implements Probe {

    static final BankTransfers COMPLETED = new BankTransfers();

    private BankTransfers() {}

    @Override
    public String name() {
        return "bank transfers, completed";
    }

    @Override
    public void prepare(Lab lab) {
        TransferAccounts.of(lab);
        lab.part(LiveDeposits.PAUSED, LiveDeposits::pause);
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
        Transfers transfers = TransferAccounts.of(lab).transfers();
        LoadResult result =
                ClosedLoop.run(lab.bank().address(), transfers, lab.settings().connections(), time);
        return ended(result, transfers);
    }

    static Map<Figure, Double> ended(LoadResult result, Transfers transfers) {
        Map<Figure, Double> figures = new EnumMap<>(Spread.figures(result));
        figures.put(Figure.PER_SECOND, transfers.ended() / result.seconds());
        figures.put(Figure.FAILED, (double) (result.failed() + result.succeeded() - transfers.ended()));
        return figures;
    }
}
