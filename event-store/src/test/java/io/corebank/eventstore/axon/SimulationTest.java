package io.corebank.eventstore.axon;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * Runs many simulations. A failing one names its seed; {@code -Dsimulation.first=SEED -Dsimulation.count=1} repeats it.
 */
class SimulationTest {

    private static final long FIRST = Long.getLong("simulation.first", 1);
    private static final long COUNT = Long.getLong("simulation.count", 5_000);

    @Test
    void acknowledgesOnlyWhatIsSoForEverySeed() {
        for (long seed = FIRST; seed < FIRST + COUNT; seed++) {
            run(seed);
        }
    }

    @Test
    void givesTheSameRunForTheSameSeed() {
        for (long seed = FIRST; seed < FIRST + Math.min(COUNT, 20); seed++) {
            assertThat(new Simulation(seed).run()).isEqualTo(new Simulation(seed).run());
        }
    }

    private static void run(long seed) {
        Simulation simulation = new Simulation(seed);
        try {
            simulation.run();
            SimulationOracle oracle = new SimulationOracle(simulation.log(), simulation.client());
            oracle.demandSoundLog();
            oracle.demandCompleteStream(simulation.streamed());
            oracle.demandHonestAnswers();
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError("The simulation with seed " + seed + " failed: " + e.getMessage(), e);
        }
    }
}
