package io.corebank.eventstore.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corebank.eventstore.EventLog;
import io.corebank.eventstore.StoredEvent;
import io.corebank.eventstore.commit.HashChain;
import io.corebank.eventstore.commit.StoredRow;
import io.corebank.eventstore.postgres.EventRows;
import io.corebank.eventstore.postgres.EventSearch;
import io.corebank.eventstore.postgres.PostgresEventLog;
import io.corebank.eventstore.sample.JarOpened;
import io.corebank.eventstore.sample.MarblesMoved;
import io.corebank.servers.TestServers;
import io.corebank.servers.TestServers.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.postgresql.ds.PGSimpleDataSource;

@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class EventImportIT {

    private static final int JARS = 30;
    private static final int MOVES = 60;

    private final TestDatabase source = TestServers.postgres();
    private final TestDatabase target = TestServers.postgres();
    private final EventLog log =
            new PostgresEventLog(new EventRows(dataSource(target)), new EventSearch(dataSource(target)));

    private static PGSimpleDataSource dataSource(TestDatabase database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(database.url());
        source.setUser(database.user());
        source.setPassword(database.password());
        return source;
    }

    /** Jars with ids of all kinds, metadata, and an event that belongs to none. */
    private static List<EventMessage<?>> someEvents() {
        List<EventMessage<?>> events = new ArrayList<>();
        for (int jar = 0; jar < JARS; jar++) {
            String id = jar % 2 == 0 ? UUID.randomUUID().toString() : "jar ö " + jar;
            events.add(new GenericDomainEventMessage<>("Jar", id, 0, new JarOpened(id)));
            for (int i = 1; i <= MOVES; i++) {
                events.add(new GenericDomainEventMessage<>(
                        "Jar",
                        id,
                        i,
                        new MarblesMoved(id, 1, i),
                        Map.of("traceId", UUID.randomUUID().toString())));
            }
        }
        events.add(GenericEventMessage.asEventMessage(new JarOpened("in nobody's stream")));
        return events;
    }

    private ImportReport importAll() {
        try (StockTable table = StockTable.open(dataSource(source), null)) {
            return new EventImport(dataSource(target)).run(table, (pass, events, all) -> {});
        }
    }

    private void demandAsBefore(List<EventMessage<?>> events) {
        List<StoredRow> rows = new EventRows(dataSource(target)).after(0, events.size() + 1);
        assertThat(rows).hasSameSizeAs(events);
        Map<String, StoredRow> byId = new HashMap<>();
        rows.forEach(row -> byId.put(row.eventId(), row));
        for (EventMessage<?> event : events) {
            StoredRow row = byId.get(event.getIdentifier());
            assertThat(row).isNotNull();
            assertThat(HashChain.instantOf(row.atMicros()))
                    .isEqualTo(event.getTimestamp().truncatedTo(ChronoUnit.MILLIS));
            assertThat(row.type().payloadType())
                    .isEqualTo(event.getPayloadType().getName());
            if (event instanceof DomainEventMessage<?> ofJar) {
                assertThat(row.aggregateId()).isEqualTo(ofJar.getAggregateIdentifier());
                assertThat(row.sequence()).isEqualTo(ofJar.getSequenceNumber());
                assertThat(row.type().aggregateType()).isEqualTo("Jar");
            }
            if (event.getMetaData().get("traceId") != null) {
                assertThat(new String(row.metaData(), StandardCharsets.UTF_8))
                        .contains(String.valueOf(event.getMetaData().get("traceId")));
            }
        }
        assertThat(log.verifyAll(position -> {}).findings()).isEmpty();
    }

    @Test
    void takesOverATableOfTheJpaEngineWithLargeObjects() throws Exception {
        List<EventMessage<?>> events = someEvents();
        try (StockAxon stock = StockAxon.onJpa(source)) {
            stock.append(events);
        }
        ImportReport report = importAll();
        assertThat(report.events()).isEqualTo(events.size());
        assertThat(report.added()).isEqualTo(events.size());
        demandAsBefore(events);
        StoredEvent last = log.ofAggregate("jar ö 1", MOVES, 1).get(0);
        assertThat(last.payload()).contains("\"content\":" + MOVES);
        assertThat(last.revision()).isEqualTo("1");
    }

    @Test
    void takesOverATableOfTheJdbcEngineAndAddsNothingTheSecondTime() throws Exception {
        List<EventMessage<?>> events = someEvents();
        try (StockAxon stock = StockAxon.onJdbc(source)) {
            stock.append(events);
            ImportReport first = importAll();
            assertThat(first.added()).isEqualTo(events.size());
            ImportReport second = importAll();
            assertThat(second.added()).isZero();
            assertThat(second.contentHash()).isEqualTo(first.contentHash());
            demandAsBefore(events);

            stock.append(List.of(new GenericDomainEventMessage<>(
                    "Jar", "jar ö 1", MOVES + 1, new MarblesMoved("jar ö 1", 1, MOVES + 1))));
            assertThat(importAll().added()).isEqualTo(1);
            assertThat(log.verify("jar ö 1").events()).isEqualTo(MOVES + 2);
        }
    }

    /** Each process takes global indexes in blocks, so a later event of an aggregate can have an earlier index. */
    @Test
    void putsEventsInTheOrderOfTheirSequences() throws Exception {
        List<EventMessage<?>> events = someEvents();
        try (StockAxon stock = StockAxon.onJdbc(source)) {
            stock.append(events);
            stock.execute("update domainevententry set globalindex = 10000 - globalindex");
        }
        importAll();
        demandAsBefore(events);
    }

    @Test
    void refusesWhatWouldBreakAStreamAndAddsNothing() throws Exception {
        List<EventMessage<?>> events = someEvents();
        try (StockAxon stock = StockAxon.onJdbc(source)) {
            stock.append(events);
            importAll();
            stock.execute("update domainevententry set eventidentifier = 'another'"
                    + " where aggregateidentifier = 'jar ö 3' and sequencenumber = 5");
            stock.append(List.of(new GenericDomainEventMessage<>("Jar", "new", 0, new JarOpened("new"))));
            assertThatThrownBy(this::importAll)
                    .isInstanceOf(ImportRefusedException.class)
                    .hasMessageContaining("another event at sequence 5 of the aggregate [jar ö 3]");
            stock.execute("delete from domainevententry where aggregateidentifier = 'jar ö 3' and sequencenumber = 5");
            assertThatThrownBy(this::importAll)
                    .isInstanceOf(ImportRefusedException.class)
                    .hasMessageContaining("does not have all events of the aggregate [jar ö 3]");
            stock.execute("alter table domainevententry drop column metadata");
            assertThatThrownBy(this::importAll).hasMessageContaining("it has no column metaData");
            stock.execute("drop table domainevententry");
            assertThatThrownBy(this::importAll).hasMessageContaining("no table domain_event_entry");
        }
        assertThat(log.head()).isEqualTo(events.size());
    }

    @Test
    void worksFromTheCommandLineWithProgress() throws Exception {
        try (StockAxon stock = StockAxon.onJdbc(source)) {
            stock.append(someEvents());
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        String[] arguments = {
            "--from-url=" + source.url(),
            "--from-user=" + source.user(),
            "--from-password=" + source.password(),
            "--from-table=public.domainevententry",
            "--to-url=" + target.url(),
            "--to-user=" + target.user(),
            "--to-password=" + target.password()
        };
        assertThat(ImportMain.run(arguments, print, print)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("add 1831 of 1831", "verify 1831", "1831 of them new");
        assertThat(ImportMain.run(new String[] {"--to=x"}, print, print)).isEqualTo(2);
        arguments[3] = "--from-table=nowhere";
        assertThat(ImportMain.run(arguments, print, print)).isEqualTo(1);
    }

    @Test
    void tellsHowFarItIs() throws Exception {
        try (StockAxon stock = StockAxon.onJdbc(source)) {
            stock.append(someEvents());
        }
        importAll();
        Set<ImportProgress.Pass> passes = new HashSet<>();
        try (StockTable table = StockTable.open(dataSource(source), null)) {
            new EventImport(dataSource(target)).run(table, (pass, events, all) -> {
                assertThat(events).isPositive().isLessThanOrEqualTo(all);
                passes.add(pass);
            });
        }
        assertThat(passes).isEqualTo(EnumSet.allOf(ImportProgress.Pass.class));
    }
}
