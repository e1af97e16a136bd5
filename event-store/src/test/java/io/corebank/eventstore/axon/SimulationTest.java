package io.corebank.eventstore.axon;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Runs many simulations. A failing one names its seed; {@code -Dsimulation.first=SEED -Dsimulation.count=1} repeats it.
 */
class SimulationTest {

    private static final long FIRST = Long.getLong("simulation.first", 1);
    private static final long COUNT = Long.getLong("simulation.count", 5_000);

    private static final long ENOUGH_TO_MEET_EVERYTHING = 1_000;

    private final Map<SimulatedHappening, Long> tally = new EnumMap<>(SimulatedHappening.class);

    @Test
    @Timeout(value = 3, unit = TimeUnit.MINUTES)
    void acknowledgesOnlyWhatIsSoForEverySeed() {
        for (long seed = FIRST; seed < FIRST + COUNT; seed++) {
            run(seed);
        }
        if (COUNT >= ENOUGH_TO_MEET_EVERYTHING) {
            assertThat(tally).as("what went wrong, and how often").containsOnlyKeys(SimulatedHappening.values());
        }
    }

    @Test
    void givesTheSameRunForTheSameSeed() {
        for (long seed = FIRST; seed < FIRST + Math.min(COUNT, 20); seed++) {
            assertThat(logOf(seed)).isNotEmpty().isEqualTo(logOf(seed));
        }
    }

    private static byte[] logOf(long seed) {
        return String.join("\n", new Simulation(seed).run()).getBytes(StandardCharsets.UTF_8);
    }

    private void run(long seed) {
        Simulation simulation = new Simulation(seed);
        try {
            simulation.run();
            SimulationOracle oracle = new SimulationOracle(simulation.log(), simulation.client());
            oracle.demandSoundLog();
            oracle.demandCompleteStream(simulation.streamed());
            oracle.demandHonestAnswers();
            simulation.tally().forEach((happening, times) -> tally.merge(happening, times, Long::sum));
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError("The simulation with seed " + seed + " failed: " + e.getMessage(), e);
        }
    }
}
