package io.corebank.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.corebank.eventstore.axon.EventStoreRuntime;
import io.corebank.eventstore.axon.TailingEventStore;
import io.corebank.eventstore.sample.JarApplication;
import io.corebank.servers.TestServers;
import io.corebank.servers.TestServers.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Two processes on one PostgreSQL: the other one writes, and this one stands by. {@code -Dstandby.pause=PT65S} keeps a
 * paused writer asleep for longer than its takeover takes.
 */
@Timeout(value = 4, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class StandbyIT {

    private static final Duration TAKEOVER = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.parse(System.getProperty("standby.pause", "PT0S"));
    private static final int SKEW_SECONDS = 70;

    private TestDatabase database;
    private JarProcess writer;
    private ConfigurableApplicationContext standby;
    private Audit audit;

    @BeforeEach
    void prepare() {
        database = TestServers.postgres();
    }

    @AfterEach
    void stop() {
        writer.close();
        standby.close();
    }

    private void start(long skewSeconds) throws Exception {
        writer = JarProcess.start(database, skewSeconds);
        await().atMost(PATIENCE).until(() -> writer.acknowledged() > 500);
        standby = JarApplication.startOn(database);
        audit = new Audit(database);
    }

    private boolean isStandbyWriting() {
        return standby.getBean(EventStoreRuntime.class).isWriting();
    }

    private void awaitTakeover() {
        await().atMost(TAKEOVER).until(this::isStandbyWriting);
    }

    private Load loadOnStandby() throws Exception {
        Load load = new Load(standby.getBean(CommandBus.class), 4).gently().start();
        await().atMost(PATIENCE).until(() -> load.acknowledged() > 500);
        return load;
    }

    private void demandOnce(Load load) throws Exception {
        load.stop();
        audit.demandOnce(load.acknowledgements(), load.denied());
    }

    @Test
    void readsWhatAWriterWithAWrongClockWritesAndTakesOverWhenItIsKilled() throws Exception {
        start(SKEW_SECONDS);
        List<Long> positions = new ArrayList<>();
        try (TrackingEventStream stream =
                standby.getBean(TailingEventStore.class).openStream(null)) {
            long target = standby.getBean(EventLog.class).head() + 1_000;
            readUpTo(target, stream, positions);
            assertThat(isStandbyWriting()).isFalse();
            writer.kill();
            awaitTakeover();
            demandOnce(loadOnStandby());
            writer.audit(audit);
            audit.demandSoundLog();
            readUpTo(standby.getBean(EventLog.class).head(), stream, positions);
        }
        assertThat(positions)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, positions.size()).boxed().toList());
        assertThat(audit.number("select max(before - at_micros) / 1000000 from (select at_micros,"
                        + " lag(at_micros) over (order by position) as before from event_store.event) times"))
                .as("seconds by which time went backwards")
                .isGreaterThan(SKEW_SECONDS / 2);
    }

    private static void readUpTo(long target, TrackingEventStream stream, List<Long> positions) throws Exception {
        while (positions.size() < target && stream.hasNextAvailable(10, TimeUnit.SECONDS)) {
            TrackedEventMessage<?> event = stream.nextAvailable();
            positions.add(event.trackingToken().position().orElseThrow());
        }
        assertThat(positions).hasSizeGreaterThanOrEqualTo((int) target);
    }

    @Test
    void passesOverAPausedWriterWhichCannotWriteWhenItWakes() throws Exception {
        start(0);
        writer.pause();
        Instant asleep = Instant.now();
        awaitTakeover();
        Load load = loadOnStandby();
        await().atMost(PAUSE.plus(PATIENCE))
                .until(() -> Duration.between(asleep, Instant.now()).compareTo(PAUSE) >= 0);
        int before = writer.acknowledged();
        int deniedBefore = writer.denied();
        writer.wake();
        await().atMost(PATIENCE).until(() -> writer.denied() > deniedBefore + 100);
        assertThat(writer.acknowledged() - before)
                .as("answers that were on their way when it was paused")
                .isLessThan(200);
        demandOnce(load);
        standby.close();
        int fenced = writer.acknowledged();
        await().atMost(PATIENCE).until(() -> writer.acknowledged() > fenced + 500);
        writer.audit(audit);
        audit.demandOnce(load.acknowledgements(), load.denied());
        audit.demandSoundLog();
    }
}
