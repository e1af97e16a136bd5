package io.corebank.bench.row;

import io.corebank.bench.lab.Lab;
import io.corebank.bench.lab.Transfers;
import io.corebank.bench.load.ClosedLoop;
import io.corebank.bench.load.LoadResult;
import io.corebank.bench.load.OpenLoop;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/**
 * From the request to the end of a transfer while fifty come in a second, beside live projections. Measured before the
 * rounds of everything else, as {@link LiveDeposits} is.
 */
final class TransferLatency implements Probe {

    static final TransferLatency FIFTY = new TransferLatency();

    private static final double PER_SECOND = 50;
    private static final int MOST_CONNECTIONS = 64;
    private static final int WARMING_CONNECTIONS = 16;
    private static final Duration LEAST = Duration.ofSeconds(10);

    private final Deque<Map<Figure, Double>> measured = new ArrayDeque<>();

    private TransferLatency() {}

    @Override
    public String name() {
        return "bank transfers, open loop at 50/s";
    }

    /** At the rate itself, too: while both processors are busy the compiler does not get through with what it has. */
    @Override
    public void prepare(Lab lab) {
        TransferAccounts accounts = TransferAccounts.of(lab);
        WarmUp.until(lab, name(), time -> ClosedLoop.run(
                        lab.bank().address(), accounts.transfers(), WARMING_CONNECTIONS, time)
                .perSecond());
        lab.bank().settle();
        load(lab, lab.settings().warmUp().dividedBy(2));
        for (int round = 0; round < lab.settings().rounds(); round++) {
            Duration time = lab.settings().time();
            measured.add(load(lab, time.compareTo(LEAST) < 0 ? LEAST : time));
        }
    }

    @Override
    public Map<Figure, Double> measure(Lab lab) {
        return measured.remove();
    }

    private static Map<Figure, Double> load(Lab lab, Duration time) {
        Transfers transfers = TransferAccounts.of(lab).transfers();
        LoadResult result = OpenLoop.run(lab.bank().address(), transfers, PER_SECOND, MOST_CONNECTIONS, time);
        return BankTransfers.ended(result, transfers);
    }
}
