package io.corebank.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.bench.chaos.Chaos.Plan;
import io.corebank.bench.chaos.fault.ClusterSite;
import io.corebank.bench.chaos.history.Answer.Meaning;
import io.corebank.bench.lab.AxonServer;
import io.corebank.bench.lab.Lab;
import io.corebank.bench.lab.NeedsAxonServer;
import io.corebank.bench.lab.Progress;
import io.corebank.bench.lab.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The short form on an Axon Server, which nobody restarts. {@code -Dchaos.seed} repeats one. */
@ExtendWith(NeedsAxonServer.class)
class ClusterChaosIT {

    private static final long SEED = Long.getLong("chaos.seed", new SplittableRandom().nextLong(Integer.MAX_VALUE));
    private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("chaos.seconds", 120));

    @Test
    void keepsEveryPromiseWhileServicesAndTheirLinksFail() throws Exception {
        Path home = Path.of("..").toRealPath();
        ClusterSite.Ground cluster = new ClusterSite.Ground(AxonServer.at(NeedsAxonServer.address()), Optional.empty());
        try (Lab lab = new Lab(Settings.quick(home), new Progress(System.out))) {
            Verdict verdict =
                    new Campaign(lab, new Plan(SEED, TIME, true, null, cluster), Path.of("target/chaos")).run();

            System.out.println(verdict.text());
            assertThat(verdict.findings().list()).as(verdict.text()).isEmpty();
            assertThat(verdict.faults()).as("seed %s", SEED).hasSizeGreaterThanOrEqualTo(3);
            assertThat(verdict.history().exchanges())
                    .filteredOn(exchange -> exchange.meaning() == Meaning.DONE)
                    .hasSizeGreaterThan(50);
        }
    }
}
