package io.corebank.bench.reads;

import io.corebank.bench.lab.Lab;
import io.corebank.bench.load.ClosedLoop;
import io.corebank.bench.load.LoadResult;
import io.corebank.bench.row.Probe;
import java.util.Map;
import java.util.function.Function;

/**
 * A bank with a million movements on a hundred thousand accounts, or a fiftieth of that in the short form: how long a
 * rebuild takes, how much memory it takes, and how long a search does. Made and rebuilt once for all rounds.
 */
final class LargeBank implements Probe {

    static final LargeBank REBUILD = new LargeBank("rebuild of all movements", LargeBank::rebuild);
    static final LargeBank SEARCH = new LargeBank("account search by name", LargeBank::search);

    private static final int ACCOUNTS = 100_000;
    private static final int MOVEMENTS = 1_000_000;
    private static final int SHORT = 50;

    private final String name;
    private final Function<Lab, Map<Figure, Double>> measurement;

    private LargeBank(String name, Function<Lab, Map<Figure, Double>> measurement) {
        this.name = name;
        this.measurement = measurement;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void prepare(Lab lab) {
        made(lab);
        if (this == SEARCH) {
            long end = System.nanoTime() + lab.settings().warmUp().toNanos() / 4;
            do {
                measure(lab);
            } while (System.nanoTime() < end);
        }
    }

    @Override
    public Map<Figure, Double> measure(Lab lab) {
        return measurement.apply(lab);
    }

    /** What is known of the bank once it is there. */
    private record Made(ReadBank bank, long events, Operator.Rebuilt movements) {}

    private static Made made(Lab lab) {
        return lab.part("large bank", LargeBank::make);
    }

    private static Made make(Lab lab) {
        ReadBank bank = ReadBank.of(lab, Replay.NAME);
        int divisor = lab.settings().isFull() ? 1 : SHORT;
        bank.fill(ACCOUNTS / divisor, (ACCOUNTS + MOVEMENTS) / divisor);
        bank.feed("movements");
        bank.feed("accounts");
        return new Made(bank, bank.head(), bank.operator().rebuild("movements"));
    }

    private static Map<Figure, Double> rebuild(Lab lab) {
        Made made = made(lab);
        return Map.of(
                Figure.SECONDS, made.movements().switched(),
                Figure.PER_SECOND, made.events() / made.movements().switched(),
                Figure.MEGABYTES, made.bank().peakMegabytes());
    }

    private static Map<Figure, Double> search(Lab lab) {
        ReadBank bank = made(lab).bank();
        int people = lab.settings().isFull() ? ACCOUNTS : ACCOUNTS / SHORT;
        NameSearches searches = new NameSearches(people, bank.clerk().token("teller"));
        LoadResult result = ClosedLoop.run(
                bank.bank().address(), searches, 1, lab.settings().time());
        return Map.of(
                Figure.PER_SECOND, result.perSecond(),
                Figure.P50_MILLIS, result.millisAt(50),
                Figure.P99_MILLIS, result.millisAt(99),
                Figure.FAILED, (double) result.failed());
    }
}
