package io.corebank.bench.row;

import io.corebank.bench.lab.Lab;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/**
 * Single deposits while every projection follows them into Elasticsearch on the same processors. Measured before the
 * rounds of everything else, one after the other: later the projections stand still, and would first have to catch up.
 */
final class LiveDeposits implements Probe {

    static final LiveDeposits LIVE = new LiveDeposits();

    /** The part of the lab that is there once the projections stand still. */
    static final String PAUSED = "paused projections";

    private final Deque<Map<Figure, Double>> measured = new ArrayDeque<>();

    private LiveDeposits() {}

    static String pause(Lab lab) {
        lab.progress().say("Pausing the projections");
        lab.bank().pauseProjections();
        return PAUSED;
    }

    @Override
    public String name() {
        return "bank deposits beside live projections";
    }

    @Override
    public void prepare(Lab lab) {
        WarmUp.until(lab, name(), time -> BankDeposits.SPREAD.load(lab, time).perSecond());
        for (int round = 0; round < lab.settings().rounds(); round++) {
            lab.bank().settle();
            measured.add(
                    Spread.figures(BankDeposits.SPREAD.load(lab, lab.settings().time())));
        }
        lab.bank().settle();
    }

    @Override
    public Map<Figure, Double> measure(Lab lab) {
        return measured.remove();
    }
}
