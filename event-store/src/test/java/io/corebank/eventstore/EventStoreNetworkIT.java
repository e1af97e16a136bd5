package io.corebank.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.corebank.eventstore.axon.EventStoreRuntime;
import io.corebank.eventstore.sample.JarApplication;
import io.corebank.servers.TcpProxy;
import io.corebank.servers.TcpProxy.Cut;
import io.corebank.servers.TestServers;
import io.corebank.servers.TestServers.TestDatabase;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandBus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A network that fails around the COMMIT. {@code -Dnetwork.seed} repeats the order of its failures, and
 * {@code -Dnetwork.cuts=200} is the long form.
 */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class EventStoreNetworkIT {

    /** What only the connection of the writer sends. */
    private static final String WRITER_MARK = "update event_store.writer set epoch";

    private static final Duration RECOVERY = Duration.ofSeconds(30);
    private static final Duration TAKEOVER = Duration.ofSeconds(10);
    private static final long SEED = Long.getLong("network.seed", System.nanoTime());
    private static final int CUTS = Integer.getInteger("network.cuts", 12);
    private static final List<Cut> QUICK = List.of(Cut.BEFORE, Cut.IN_THE_REQUEST, Cut.DURING, Cut.AFTER);

    private TestDatabase database;
    private TcpProxy proxy;
    private ConfigurableApplicationContext application;
    private Load load;
    private Audit audit;

    @BeforeEach
    void start() throws Exception {
        database = TestServers.postgres();
        URI direct = URI.create(database.url().substring("jdbc:".length()));
        proxy = new TcpProxy(direct.getPort(), WRITER_MARK);
        application = JarApplication.startOn(
                new TestDatabase(
                        "jdbc:postgresql://127.0.0.1:" + proxy.port() + direct.getPath(),
                        database.user(),
                        database.password()),
                "spring.datasource.hikari.connection-timeout=2000",
                "event-store.connection-patience=5s");
        await().atMost(RECOVERY).until(application.getBean(EventStoreRuntime.class)::isWriting);
        audit = new Audit(database);
        load = new Load(application.getBean(CommandBus.class), 4).gently().start();
    }

    @AfterEach
    void stop() throws Exception {
        load.close();
        application.close();
        proxy.close();
    }

    private void cut(Cut cut) {
        int before = load.acknowledged();
        await().atMost(RECOVERY).until(() -> load.acknowledged() > before + 100);
        int cuts = proxy.cuts();
        proxy.arm(cut);
        await().atMost(RECOVERY).until(() -> proxy.cuts() > cuts);
        int after = load.acknowledged();
        await("recovery from " + cut).atMost(RECOVERY).until(() -> load.acknowledged() > after + 100);
    }

    private void demandOnce() throws Exception {
        load.stop();
        audit.demandOnce(load.acknowledgements(), load.denied());
        load.askAgain();
        audit.demandOnce(load.acknowledgements(), load.denied());
        assertThat(load.failed()).isZero();
        audit.demandSoundLog();
    }

    @Test
    void knowsWhatBecameOfEveryCommandWhereverTheConnectionIsCut() throws Exception {
        Random random = new Random(SEED);
        Set<Cut> happened = EnumSet.noneOf(Cut.class);
        for (int i = 0; i < CUTS; i++) {
            Cut cut = i < QUICK.size() ? QUICK.get(i) : QUICK.get(random.nextInt(QUICK.size()));
            cut(cut);
            happened.add(cut);
        }
        demandOnce();
        assertThat(happened).as("seed %s", SEED).containsExactlyInAnyOrderElementsOf(QUICK);
    }

    @Test
    void recoversWhenPostgresDoesNotLearnThatTheConnectionIsGone() throws Exception {
        cut(Cut.AFTER_AND_HALF_OPEN);
        demandOnce();
    }

    @Test
    void recoversWhenTheHostOfPostgresVanishesWithoutAWord() throws Exception {
        await().atMost(RECOVERY).until(() -> load.acknowledged() > 100);
        proxy.vanish();
        await().atMost(RECOVERY)
                .until(() -> !application.getBean(EventStoreRuntime.class).isWriting());
        proxy.comeBack();
        int after = load.acknowledged();
        await("recovery").atMost(RECOVERY).until(() -> load.acknowledged() > after + 100);
        demandOnce();
    }

    /** Whoever takes over must be able to go on with what the vanished process was about to change. */
    @Test
    void leavesNothingLockedWhenItVanishesInTheMiddleOfATransaction() throws Exception {
        HikariDataSource pool = application.getBean(HikariDataSource.class);
        Connection vanished = pool.getConnection();
        try (Connection other = DriverManager.getConnection(database.url(), database.user(), database.password())) {
            vanished.setAutoCommit(false);
            lockLetters(vanished);
            assertThat(canLockLetters(other)).isFalse();
            proxy.vanish();
            await().atMost(RECOVERY).until(() -> canLockLetters(other));
        } finally {
            pool.evictConnection(vanished);
            proxy.comeBack();
        }
    }

    private static void lockLetters(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("lock table event_store.dead_letter in exclusive mode nowait");
        }
    }

    private static boolean canLockLetters(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try {
            lockLetters(connection);
            return true;
        } catch (SQLException taken) {
            return false;
        } finally {
            connection.rollback();
        }
    }

    @Test
    void recoversWhenAllConnectionsAreCut() throws Exception {
        for (int i = 0; i < 5; i++) {
            int before = load.acknowledged();
            await().atMost(RECOVERY).until(() -> load.acknowledged() > before + 100);
            proxy.cutAll();
        }
        int before = load.acknowledged();
        await().atMost(RECOVERY).until(() -> load.acknowledged() > before + 100);
        demandOnce();
    }

    @Test
    void isPassedOverWhenItStallsInTheMiddleOfAStatement() throws Exception {
        try (ConfigurableApplicationContext standby = JarApplication.startOn(database)) {
            await().atMost(RECOVERY).until(() -> load.acknowledged() > 100);
            proxy.isolate(true);
            proxy.arm(Cut.STALLED_IN_THE_REQUEST);
            await().atMost(RECOVERY).until(() -> proxy.cuts() > 0);
            await().atMost(TAKEOVER).until(standby.getBean(EventStoreRuntime.class)::isWriting);
            try (Load second =
                    new Load(standby.getBean(CommandBus.class), 2).gently().start()) {
                await().atMost(RECOVERY).until(() -> second.acknowledged() > 500);
                second.stop();
                audit.demandOnce(second.acknowledgements(), second.denied());
            }
        }
        proxy.isolate(false);
        await().atMost(RECOVERY).until(application.getBean(EventStoreRuntime.class)::isWriting);
        demandOnce();
    }
}
