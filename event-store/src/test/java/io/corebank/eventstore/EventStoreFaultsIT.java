package io.corebank.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.corebank.eventstore.axon.EventStoreRuntime;
import io.corebank.eventstore.axon.PipelinedCommandBus;
import io.corebank.eventstore.sample.JarApplication;
import java.time.Duration;
import org.axonframework.commandhandling.CommandBus;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** What a process does when PostgreSQL is taken away from it in the midst of work. */
class EventStoreFaultsIT {

    private static final Duration RECOVERY = Duration.ofSeconds(30);

    private static OwnPostgres postgres;
    private static ConfigurableApplicationContext application;
    private static CommandBus bus;
    private static EventLog log;
    private static OperationLog operations;

    @BeforeAll
    static void start() throws Exception {
        postgres = new OwnPostgres();
        application = JarApplication.startOn(
                postgres.database(),
                "event-store.max-commands-in-flight=500",
                "spring.datasource.hikari.connection-timeout=2000");
        bus = application.getBean(CommandBus.class);
        log = application.getBean(EventLog.class);
        operations = application.getBean(OperationLog.class);
        await().until(EventStoreFaultsIT::isWriting);
    }

    @AfterAll
    static void stop() {
        application.close();
        postgres.close();
    }

    private static boolean isWriting() {
        return application.getBean(EventStoreRuntime.class).isWriting();
    }

    private static void demandContiguousLog() throws Exception {
        assertThat(postgres.number("select max(position) - count(*) from event_store.event"))
                .isZero();
        assertThat(postgres.number("select count(*) from (select 1 from event_store.event group by aggregate_id"
                        + " having max(sequence) + 1 <> count(*)) holes"))
                .isZero();
        assertThat(postgres.number("select count(*) from pg_largeobject_metadata"))
                .isZero();
    }

    @Test
    void survivesTheLossOfItsConnectionAgainAndAgain() throws Exception {
        Load load = new Load(bus, 8).start();
        for (int i = 0; i < 8; i++) {
            int before = load.acknowledged();
            await().atMost(RECOVERY).until(() -> load.acknowledged() > before + 200);
            postgres.cutWriter();
        }
        int before = load.acknowledged();
        await().atMost(RECOVERY).until(() -> load.acknowledged() > before + 200);
        load.audit(log, operations);
        demandContiguousLog();
    }

    @Test
    void survivesThatPostgresIsKilled() throws Exception {
        Load load = new Load(bus, 8).start();
        await().until(() -> load.acknowledged() > 500);
        postgres.kill();
        await().atMost(RECOVERY).until(() -> load.failed() > 0);
        int before = load.acknowledged();
        await().atMost(RECOVERY).until(() -> load.acknowledged() > before + 500);
        load.audit(log, operations);
        demandContiguousLog();
    }

    @Test
    void stopsWritingWhenTheFenceMovesOn() throws Exception {
        Load load = new Load(bus, 4).start();
        for (int i = 0; i < 5; i++) {
            int before = load.acknowledged();
            await().atMost(RECOVERY).until(() -> load.acknowledged() > before + 100);
            postgres.execute("update event_store.writer set epoch = epoch + 1");
        }
        await().atMost(RECOVERY).until(EventStoreFaultsIT::isWriting);
        load.audit(log, operations);
        demandContiguousLog();
    }

    @Test
    void continuesBehindEventsOfAForeignHand() throws Exception {
        Load load = new Load(bus, 2).start();
        String foreign = "insert into event_store.event select (select max(position) + 1 from event_store.event),"
                + " at_micros, (select max(sequence) + 1 from event_store.event f"
                + " where f.aggregate_id = e.aggregate_id),"
                + " type, aggregate_id, event_id, hash, payload, meta_data from event_store.event e"
                + " where aggregate_id = event_store.key_of('" + load.jars().get(0)
                + "') order by sequence desc limit 1";
        int inserted = 0;
        for (int i = 0; i < 200 && inserted < 5; i++) {
            inserted += insertedQuietly(foreign);
        }
        assertThat(inserted).isPositive();
        int before = load.acknowledged();
        await().atMost(RECOVERY).until(() -> load.acknowledged() > before + 200);
        load.close();
        demandContiguousLog();
        assertThat(log.verify(load.jars().get(0)).intact()).isFalse();
        assertThat(log.verify(load.jars().get(1)).intact()).isTrue();
    }

    /** The writer may be quicker. */
    private static int insertedQuietly(String sql) {
        try {
            postgres.execute(sql);
            return 1;
        } catch (java.sql.SQLException taken) {
            return 0;
        }
    }

    @Test
    void refusesWhatItCannotHold() throws Exception {
        Load[] loads = new Load[12];
        for (int i = 0; i < loads.length; i++) {
            loads[i] = new Load(bus, 1);
        }
        for (Load load : loads) {
            load.start();
        }
        await().until(() ->
                java.util.Arrays.stream(loads).mapToInt(Load::failed).sum() > 100);
        for (Load load : loads) {
            load.audit(log, operations);
        }
        assertThat(application.getBean(PipelinedCommandBus.class).inFlight()).isZero();
        demandContiguousLog();
    }
}
