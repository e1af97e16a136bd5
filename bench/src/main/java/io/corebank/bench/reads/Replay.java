package io.corebank.bench.reads;

import io.corebank.bench.lab.Lab;
import io.corebank.bench.row.Probe;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/**
 * Movements made anew from the log, and the same bodies sent without a bank, in turns. All rounds are measured before
 * anything else of the read side, because the bank is filled further afterwards.
 */
final class Replay implements Probe {

    static final Replay BANK = new Replay("replay of movements into Elasticsearch");
    static final Replay RAW = new Replay("raw _bulk of the same bodies");

    /** The bank that is replayed. */
    static final String NAME = "replays";

    private static final int EVENTS_SHORT = 20_000;
    private static final int EVENTS_FULL = 100_000;
    private static final int ACCOUNTS = 200;
    private static final int MOST_WARM_UPS = 8;

    private final String name;
    private final Deque<Double> rates = new ArrayDeque<>();

    private Replay(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void prepare(Lab lab) {
        if (this == RAW) {
            lab.part("replay rounds", Replay::measureAll);
        }
    }

    @Override
    public Map<Figure, Double> measure(Lab lab) {
        return Map.of(Figure.PER_SECOND, rates.remove());
    }

    /**
     * Only the movements are fed, because what is rebuilt must be, and they have nothing to do while they are rebuilt.
     */
    private static Boolean measureAll(Lab lab) {
        ReadBank bank = ReadBank.of(lab, NAME);
        bank.bank().pauseProjections();
        bank.fill(ACCOUNTS, lab.settings().isFull() ? EVENTS_FULL : EVENTS_SHORT);
        bank.feed("movements");
        long end = System.nanoTime() + lab.settings().warmUp().toNanos();
        for (int i = 0; i < MOST_WARM_UPS && (i == 0 || System.nanoTime() < end); i++) {
            lab.progress().say("Warming up: %s %.0f/s".formatted(BANK.name, perSecond(bank)));
        }
        RawBulk raw = new RawBulk(lab, new Elastic(bank.bank().elasticsearch()), "movements");
        raw.chooseBest();
        for (int round = 0; round < lab.settings().rounds(); round++) {
            RAW.rates.add(raw.perSecond());
            BANK.rates.add(perSecond(bank));
        }
        return true;
    }

    /** Events, of whatever kind, that are read in a second; nearly all of them are movements. */
    private static double perSecond(ReadBank bank) {
        return bank.head() / bank.operator().rebuild("movements").filled();
    }
}
