package io.corebank.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.bench.chaos.Chaos.Plan;
import io.corebank.bench.chaos.history.Answer.Meaning;
import io.corebank.bench.lab.Lab;
import io.corebank.bench.lab.Progress;
import io.corebank.bench.lab.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The short form: three quarters of a minute of faults, without the long pauses. {@code -Dchaos.seed} repeats one. */
class ChaosIT {

    private static final long SEED = Long.getLong("chaos.seed", new SplittableRandom().nextLong(Integer.MAX_VALUE));
    private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("chaos.seconds", 45));

    @Test
    void keepsEveryPromiseWhileEverythingAroundTheBankFails() throws Exception {
        Path home = Path.of("..").toRealPath();
        try (Lab lab = new Lab(Settings.quick(home), new Progress(System.out))) {
            Verdict verdict = new Campaign(lab, new Plan(SEED, TIME, true, null, null), Path.of("target/chaos")).run();

            System.out.println(verdict.text());
            assertThat(verdict.findings().list()).as(verdict.text()).isEmpty();
            assertThat(verdict.faults()).as("seed %s", SEED).hasSizeGreaterThanOrEqualTo(3);
            assertThat(verdict.history().exchanges())
                    .filteredOn(exchange -> exchange.meaning() == Meaning.DONE)
                    .hasSizeGreaterThan(50);
            assertThat(verdict.events()).isGreaterThan(200);
        }
    }
}
