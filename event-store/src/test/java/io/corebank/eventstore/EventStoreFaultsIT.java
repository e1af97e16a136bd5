package io.corebank.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.corebank.eventstore.axon.EventStoreRuntime;
import io.corebank.eventstore.axon.PipelinedCommandBus;
import io.corebank.eventstore.sample.JarApplication;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandBus;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.ConfigurableApplicationContext;

/** What a process does when PostgreSQL is taken away from it in the midst of work. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class EventStoreFaultsIT {

    private static final Duration RECOVERY = Duration.ofSeconds(30);

    /** Refuses an event in two hundred for its content, and a batch in twenty for want of room. */
    private static final String BAD_LUCK = """
            create function event_store.bad_luck() returns trigger language plpgsql as $$
            begin
                if tg_level = 'ROW' and random() < 0.005 then
                    raise exception 'bad luck' using errcode = 'check_violation';
                end if;
                if tg_level = 'STATEMENT' and random() < 0.05 then
                    raise exception 'no room' using errcode = 'disk_full';
                end if;
                return new;
            end $$;
            create trigger bad_ticket before insert on event_store.event
                for each row execute function event_store.bad_luck();
            create trigger bad_batch before insert on event_store.event
                for each statement execute function event_store.bad_luck();
            """;

    private static OwnPostgres postgres;
    private static ConfigurableApplicationContext application;
    private static CommandBus bus;
    private static EventLog log;
    private static Audit audit;

    private final List<Load> loads = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        postgres = new OwnPostgres();
        application = JarApplication.startOn(
                postgres.database(),
                "event-store.max-commands-in-flight=500",
                "spring.datasource.hikari.connection-timeout=2000");
        bus = application.getBean(CommandBus.class);
        log = application.getBean(EventLog.class);
        audit = new Audit(postgres.database());
        await().until(EventStoreFaultsIT::isWriting);
    }

    @AfterAll
    static void stop() {
        application.close();
        postgres.close();
    }

    @AfterEach
    void stopLoads() {
        loads.forEach(Load::close);
    }

    private Load load(int jars) throws Exception {
        Load load = new Load(bus, jars);
        loads.add(load);
        return load;
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
        Load load = load(8).start();
        for (int i = 0; i < 8; i++) {
            int before = load.acknowledged();
            await().atMost(RECOVERY).until(() -> load.acknowledged() > before + 200);
            postgres.cutWriter();
        }
        int before = load.acknowledged();
        await().atMost(RECOVERY).until(() -> load.acknowledged() > before + 200);
        load.audit(audit, log);
        demandContiguousLog();
    }

    /** How PostgreSQL can end. It is started again each time. */
    enum End {
        KILLED,
        STOPPED,
        PANIC
    }

    @ParameterizedTest
    @EnumSource
    void survivesThatPostgresIs(End end) throws Exception {
        Load load = load(8).start();
        await().atMost(RECOVERY).until(() -> load.acknowledged() > 500);
        long writer = postgres.writer();
        switch (end) {
            case KILLED -> postgres.kill();
            case STOPPED -> postgres.stop();
            case PANIC -> postgres.panic();
        }
        await().atMost(RECOVERY).ignoreExceptions().until(() -> isWriting() && isAnother(writer));
        int before = load.acknowledged();
        await().atMost(RECOVERY).until(() -> load.acknowledged() > before + 500);
        load.audit(audit, log);
        load.askAgain();
        load.audit(audit, log);
        demandContiguousLog();
    }

    private static boolean isAnother(long writer) throws Exception {
        long now = postgres.writer();
        return now > 0 && now != writer;
    }

    @Test
    void failsSingleTicketsAndWholeBatchesAndNothingElse() throws Exception {
        Load load = load(8);
        postgres.execute(BAD_LUCK);
        try {
            load.start();
            await().atMost(RECOVERY).until(() -> load.acknowledged() > 2_000 && load.failed() > 50);
            load.audit(audit, log);
        } finally {
            postgres.execute("drop function event_store.bad_luck() cascade");
        }
        load.askAgain();
        load.audit(audit, log);
        assertThat(load.failed()).isZero();
        demandContiguousLog();
    }

    @Test
    void stopsWritingWhenTheFenceMovesOn() throws Exception {
        Load load = load(4).start();
        for (int i = 0; i < 5; i++) {
            int before = load.acknowledged();
            await().atMost(RECOVERY).until(() -> load.acknowledged() > before + 100);
            postgres.execute("update event_store.writer set epoch = epoch + 1");
        }
        await().atMost(RECOVERY).until(EventStoreFaultsIT::isWriting);
        load.audit(audit, log);
        demandContiguousLog();
    }

    @Test
    void continuesBehindEventsOfAForeignHand() throws Exception {
        Load load = load(2).start();
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
        load.stop();
        audit.demandOnce(load.acknowledgements(), load.denied());
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
        for (int i = 0; i < 12; i++) {
            load(1);
        }
        loads.forEach(Load::start);
        await().until(() -> loads.stream().mapToInt(Load::failed).sum() > 100);
        loads.forEach(Load::stop);
        Map<String, Long> acknowledged = new HashMap<>();
        Set<String> denied = new HashSet<>();
        for (Load load : loads) {
            acknowledged.putAll(load.acknowledgements());
            denied.addAll(load.denied());
            audit.demandNoneLost(load.jars().get(0));
        }
        audit.demandOnce(acknowledged, denied);
        assertThat(application.getBean(PipelinedCommandBus.class).inFlight()).isZero();
        demandContiguousLog();
    }
}
