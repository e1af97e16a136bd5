package io.corebank.bench.chaos.check;

import io.corebank.bench.lab.BenchException;
import io.corebank.bench.lab.Postgres;
import io.corebank.bench.lab.StoredContent;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** The log in PostgreSQL. */
final class SqlLog implements EventSource {

    private static final String EVENTS = """
            select e.position, e.at_micros, e.sequence, t.aggregate_type, t.payload_type, t.revision, e.aggregate_id,
                   e.event_id, e.hash, e.payload, e.meta_data
            from event_store.event e left join event_store.event_type t on t.id = e.type
            order by e.position""";
    private static final int FETCH = 2_000;

    private final Postgres postgres;
    private final String name;
    private final LongSupplier head;

    SqlLog(Postgres postgres, String name) {
        this(postgres, name, () -> (long) postgres.number(name, "select head from event_store.writer"));
    }

    /** One that should go as far as somebody else says. */
    SqlLog(Postgres postgres, String name, LongSupplier head) {
        this.postgres = postgres;
        this.name = name;
        this.head = head;
    }

    @Override
    public void read(Consumer<LogEvent> sink) {
        try (Connection connection = postgres.connect(name)) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.setFetchSize(FETCH);
                try (ResultSet rows = statement.executeQuery(EVENTS)) {
                    StoredContent content = StoredContent.over(connection);
                    while (rows.next()) {
                        sink.accept(event(rows, content));
                    }
                }
            }
        } catch (SQLException e) {
            throw new BenchException("The log cannot be read: " + e.getMessage() + ".", e);
        }
    }

    private static LogEvent event(ResultSet row, StoredContent content) throws SQLException {
        String payloadType = row.getString(5);
        return LogEvent.of(
                row.getLong(1),
                row.getLong(2),
                row.getLong(3),
                new LogEvent.Type(row.getString(4), payloadType == null ? "" : payloadType, row.getString(6)),
                LogEvent.identifier(row.getBytes(7)),
                LogEvent.identifier(row.getBytes(8)),
                row.getBytes(9),
                content.of(row.getBytes(10)),
                content.of(row.getBytes(11)));
    }

    @Override
    public long head() {
        return head.getAsLong();
    }
}
