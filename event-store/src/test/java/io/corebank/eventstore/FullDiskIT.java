package io.corebank.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.corebank.eventstore.axon.EventStoreRuntime;
import io.corebank.eventstore.sample.JarApplication;
import io.corebank.servers.SmallDisk;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandBus;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;

/** PostgreSQL's disk is full, and later it is not. Needs root for a disk that is small enough. */
@Timeout(value = 4, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class FullDiskIT {

    private static final Duration RECOVERY = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int MEGABYTES = 256;

    @Test
    void refusesWhileTheDiskIsFullAndResumesByItself() throws Exception {
        Path folder = OwnPostgres.freshFolder();
        Optional<SmallDisk> mounted = SmallDisk.mountedAt(folder, MEGABYTES);
        if (mounted.isEmpty()) {
            LoggerFactory.getLogger(FullDiskIT.class).warn("SKIPPED: a full disk is not tested, it takes root");
        }
        Assumptions.assumeTrue(mounted.isPresent(), "root can mount a small disk");
        try (SmallDisk disk = mounted.orElseThrow();
                OwnPostgres postgres = new OwnPostgres(folder);
                ConfigurableApplicationContext application = JarApplication.startOn(
                        postgres.database(), "spring.datasource.hikari.connection-timeout=2000")) {
            await().atMost(RECOVERY).until(application.getBean(EventStoreRuntime.class)::isWriting);
            Load load = new Load(application.getBean(CommandBus.class), 4).start();
            for (int i = 0; i < 2; i++) {
                int before = load.acknowledged();
                await().atMost(RECOVERY).until(() -> load.acknowledged() > before + 500);
                int failed = load.failed();
                disk.fill();
                await("refusals").atMost(PATIENCE).until(() -> load.failed() > failed + 200);
                disk.free();
                int after = load.acknowledged();
                await("recovery").atMost(RECOVERY).until(() -> load.acknowledged() > after + 500);
            }
            Audit audit = new Audit(postgres.database());
            load.askAgain();
            audit.demandOnce(load.acknowledgements(), load.denied());
            audit.demandSoundLog();
            assertThat(load.failed()).isZero();
        }
    }
}
