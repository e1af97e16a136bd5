package io.corebank.eventstore.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.eventstore.EventFilter;
import io.corebank.eventstore.StoredEvent;
import io.corebank.eventstore.commit.HashChain;
import io.corebank.eventstore.commit.LogBatch;
import io.corebank.eventstore.commit.LogWriter;
import io.corebank.eventstore.commit.LoggedEvent;
import io.corebank.eventstore.commit.NewEvent;
import io.corebank.eventstore.postgres.ContentFormat.Names;
import io.corebank.servers.TestServers;
import io.corebank.servers.TestServers.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.postgresql.ds.PGSimpleDataSource;

/** Content as it is in the tables: numbers for names, and what SQL and the search make of it. */
@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class CompactContentIT {

    private static final String ID = "8f14e45f-ceea-467a-9c5d-0123456789ab";

    private final PGSimpleDataSource source = new PGSimpleDataSource();
    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    @BeforeEach
    void prepare() {
        TestDatabase database = TestServers.postgres();
        source.setUrl(database.url());
        source.setUser(database.user());
        source.setPassword(database.password());
        EventStoreSchema.migrate(source);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String textOf(byte[] stored, Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select event_store.text_of(?)")) {
            query.setBytes(1, stored);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private String anyText() {
        StringBuilder text = new StringBuilder(random.nextInt(8) > 0 ? "{" : "");
        for (int pieces = random.nextInt(12); pieces > 0; pieces--) {
            switch (random.nextInt(4)) {
                case 0 -> text.append(new UUID(random.nextLong(), random.nextLong()));
                case 1 -> text.append("\"name").append(random.nextInt(300)).append("\":");
                case 2 -> text.append("\\\"\u20ac\u00fd\u00ff\ud83d\ude00");
                default -> text.append(Integer.toHexString(random.nextInt()));
            }
        }
        return text.toString();
    }

    @Test
    void sqlReadsWhateverWasWritten() throws SQLException {
        try (Connection connection = source.getConnection()) {
            Compaction compaction = new Compaction(new MemberNames().addedOver(connection));
            for (int i = 0; i < 3_000; i++) {
                String text = anyText();
                byte[] stored = compaction.compact(bytes(text));
                assertThat(textOf(stored, connection)).as("seed %d", seed).isEqualTo(text);
                assertThat(Expansion.expand(stored, new MemberNames().readOver(connection)))
                        .as("seed %d", seed)
                        .isEqualTo(bytes(text));
            }
            assertThat(textOf(new byte[] {(byte) 0xFC, 'a'}, connection)).isEqualTo("a");
        }
    }

    @Test
    void twoProcessesGiveANameTheSameNumber() throws Exception {
        ExecutorService processes = Executors.newFixedThreadPool(2);
        try {
            List<Callable<List<Integer>>> both = List.of(this::numbersOfNames, this::numbersOfNames);
            List<List<Integer>> numbers = new ArrayList<>();
            for (Future<List<Integer>> one : processes.invokeAll(both)) {
                numbers.add(one.get());
            }
            assertThat(numbers.get(0)).doesNotHaveDuplicates().isEqualTo(numbers.get(1));
        } finally {
            processes.shutdown();
        }
    }

    private List<Integer> numbersOfNames() throws SQLException {
        try (Connection connection = source.getConnection()) {
            Names names = new MemberNames().addedOver(connection);
            List<Integer> numbers = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                byte[] name = ContentFormat.inContent("name" + i);
                numbers.add(names.idOf(name, 0, name.length));
            }
            return numbers;
        }
    }

    @Test
    void namesWithoutEndStayText() throws SQLException {
        execute("insert into event_store.member_name (name)" + " select 'name' || i from generate_series(1, "
                + MemberNames.MOST + ") i");
        byte[] content = bytes("{\"name4096\":1,\"other\":2}");
        try (Connection connection = source.getConnection()) {
            byte[] stored = new Compaction(new MemberNames().addedOver(connection)).compact(content);
            assertThat(stored).startsWith(0xFD, 0xFE, 0x90, 0).endsWith(bytes("\"other\":2}"));
            assertThat(Expansion.expand(stored, new MemberNames().readOver(connection)))
                    .isEqualTo(content);
            assertThat(textOf(stored, connection)).isEqualTo(new String(content, StandardCharsets.UTF_8));
        }
    }

    @Test
    void eventsFromBeforeStayAsTheyAreAndTheirStreamsGoOn() throws SQLException {
        TestDatabase old = TestServers.postgres();
        source.setUrl(old.url());
        Flyway.configure()
                .dataSource(source)
                .schemas(EventStoreSchema.NAME)
                .table("event_store_history")
                .locations("classpath:db/eventstore")
                .target("3")
                .load()
                .migrate();
        LoggedEvent first = event(0, ID, new byte[HashChain.LENGTH]);
        execute("insert into event_store.event_type (aggregate_type, payload_type) values ('Jar', 'Any')");
        execute("insert into event_store.event select 1, 0, 0, 1, event_store.key_of('" + ID
                + "'), event_store.key_of('"
                + first.event().eventId() + "'), '\\x" + HexFormat.of().formatHex(first.hash())
                + "', convert_to('{}', 'UTF8'), convert_to('"
                + new String(first.event().metaData(), StandardCharsets.UTF_8) + "', 'UTF8')");
        EventStoreSchema.migrate(source);
        append(1, List.of(event(1, ID, first.hash())));
        EventRows rows = new EventRows(source);
        assertThat(rows.ofAggregate(ID, 0, 3)).hasSize(2).allSatisfy(row -> assertThat(row.metaData())
                .isEqualTo(first.event().metaData()));
        assertThat(new PostgresEventLog(rows, new EventSearch(source))
                        .verify(ID)
                        .intact())
                .isTrue();
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select e.meta_data, v.meta_data from event_store.event e"
                        + " join event_store.domain_event_entry v on v.global_index = e.position order by position")) {
            row.next();
            assertThat(row.getBytes(1)).isEqualTo(first.event().metaData());
            assertThat(bytes(row.getString(2))).isEqualTo(first.event().metaData());
            row.next();
            assertThat(row.getBytes(1)).startsWith(0xFD);
        }
    }

    @Test
    void theSearchFindsACorrelationHoweverItIsStored() throws SQLException {
        String other = "order 66, " + ID + " and more";
        List<String> correlations =
                List.of(ID, other, ID, other, UUID.randomUUID().toString());
        append(
                0,
                IntStream.range(0, correlations.size())
                        .mapToObj(i -> event(i, correlations.get(i), new byte[HashChain.LENGTH]))
                        .toList());
        execute("update event_store.event set meta_data = convert_to(event_store.text_of(meta_data), 'UTF8')"
                + " where position > 2");
        assertThat(found(ID)).containsExactly(1L, 3L);
        assertThat(found(other)).containsExactly(2L, 4L);
        assertThat(found("nobody")).isEmpty();
    }

    /** As long as there are processes from before it can be read. */
    @Test
    void isWrittenAsItIsWhereItIsNotToBeCompact() throws SQLException {
        append(0, List.of(event(0, ID, new byte[HashChain.LENGTH])), false);
        append(1, List.of(event(1, ID, new byte[HashChain.LENGTH])), true);

        try (Connection connection = source.getConnection();
                Statement query = connection.createStatement();
                ResultSet row = query.executeQuery(
                        "select meta_data, event_store.text_of(meta_data) from event_store.event order by position")) {
            row.next();
            assertThat(new String(row.getBytes(1), StandardCharsets.UTF_8)).isEqualTo(row.getString(2));
            row.next();
            assertThat(row.getBytes(1))
                    .startsWith(0xFD)
                    .hasSizeLessThan(row.getString(2).length());
        }
        assertThat(found(ID)).containsExactly(1L, 2L);
        byte[] seemsCompact = {(byte) 0xFD, 'a'};
        assertThat(new Compaction(null).compact(seemsCompact)).isEqualTo(new byte[] {(byte) 0xFC, (byte) 0xFD, 'a'});
    }

    private List<Long> found(String correlation) {
        EventFilter filter = new EventFilter(null, null, correlation, null, null);
        return new PostgresEventLog(new EventRows(source), new EventSearch(source))
                .find(filter, 1, true, 10).events().stream()
                        .map(StoredEvent::position)
                        .toList();
    }

    private void append(long headBefore, List<LoggedEvent> events) {
        append(headBefore, events, true);
    }

    private void append(long headBefore, List<LoggedEvent> events, boolean compact) {
        try (PostgresLog log = new PostgresLog(source, Duration.ofMinutes(1), compact);
                LogWriter writer = log.takeOver().orElseThrow()) {
            writer.append(new LogBatch(headBefore, events, List.of()));
        }
    }

    private static LoggedEvent event(int sequence, String correlation, byte[] hashBefore) {
        byte[] metaData = bytes("{\"actor\":\"teller\",\"correlationId\":\"" + correlation + "\"}");
        String eventId = UUID.randomUUID().toString();
        byte[] payload = bytes("{}");
        byte[] content = HashChain.contentOf(eventId, ID, "Jar", sequence, "Any", null, 0, payload, metaData);
        EventMessage<Object> message = GenericEventMessage.asEventMessage("any");
        NewEvent event = new NewEvent(
                message, eventId, ID, "Jar", sequence, "Any", null, Instant.EPOCH, payload, metaData, content);
        return new LoggedEvent(sequence + 1, event, HashChain.next(hashBefore, content));
    }
}
