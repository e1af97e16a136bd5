package io.corebank.eventstore.axon;

import java.util.EnumMap;
import java.util.Map;
import java.util.Random;

/** Decides by chance what goes wrong, as long as anything may. */
final class SimulatedFaults {

    /** What happens to a batch on its way. */
    enum Fate {
        WRITTEN,
        LOST_BEFORE,
        LOST_AFTER,
        LOST_IN_LIMBO,
        BROKEN_BEFORE,
        BROKEN_AFTER,
        REFUSED
    }

    private final Random random;
    private final double rate;
    private final Map<SimulatedHappening, Long> tally = new EnumMap<>(SimulatedHappening.class);
    private boolean over;
    private int standBy;

    /** @param rate how likely a batch meets a fault */
    SimulatedFaults(Random random, double rate) {
        this.random = random;
        this.rate = rate;
    }

    void end() {
        over = true;
        standBy = 0;
    }

    /** Counts that something went wrong. */
    void note(SimulatedHappening happening) {
        tally.merge(happening, 1L, Long::sum);
    }

    Map<SimulatedHappening, Long> tally() {
        return tally;
    }

    boolean mayHappen(double likelihood) {
        return !over && random.nextDouble() < likelihood;
    }

    Fate ofBatch() {
        if (!mayHappen(rate)) {
            return Fate.WRITTEN;
        }
        Fate[] faults = Fate.values();
        return faults[1 + random.nextInt(faults.length - 1)];
    }

    boolean limboCommits() {
        boolean commits = random.nextBoolean();
        note(commits ? SimulatedHappening.BATCH_IN_LIMBO_WRITTEN : SimulatedHappening.BATCH_IN_LIMBO_DROPPED);
        return commits;
    }

    /** Another process is the writer for so many attempts of ours. */
    void standByFor(int attempts) {
        standBy = attempts;
    }

    boolean standsBy() {
        if (standBy > 0) {
            standBy--;
            return true;
        }
        return false;
    }
}
