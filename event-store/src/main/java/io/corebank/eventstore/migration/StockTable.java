package io.corebank.eventstore.migration;

import io.corebank.eventstore.commit.EventType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The event table of Axon's JPA or JDBC engine on PostgreSQL, whatever the case of its columns, with payloads in place
 * or as large objects. All that is read of it is one state: the transaction in which this object lives.
 */
public final class StockTable implements AutoCloseable {

    private static final int PAGE = 1_000;

    private final Connection connection;
    private final StockColumns columns;

    private StockTable(Connection connection, StockColumns columns) {
        this.connection = connection;
        this.columns = columns;
    }

    /**
     * Opens the table for reading.
     *
     * @param table its name, with its schema or without; {@code null} looks for the names that Axon gives it
     * @throws ImportRefusedException if there is no such table, or it is not one of Axon's
     */
    public static StockTable open(DataSource source, @Nullable String table) {
        try {
            return open(source.getConnection(), table);
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private static StockTable open(Connection connection, @Nullable String table) throws SQLException {
        try {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            return new StockTable(connection, StockColumns.find(connection, table));
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    long count() {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from " + columns.table())) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /** An aggregate whose sequences do not run from 0 without a gap, if there is one. */
    Optional<String> incompleteStream() {
        String sql = "select " + columns.of("aggregateIdentifier") + " from " + columns.table() + " group by 1"
                + " having min(" + columns.of("sequenceNumber") + ") <> 0 or max(" + columns.of("sequenceNumber")
                + ") + 1 <> count(*) limit 1";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /** Reads all events in the order of their global index, page by page. */
    void forEachPage(Consumer<List<StockEvent>> reader) {
        try (PreparedStatement query = connection.prepareStatement(columns.select())) {
            query.setFetchSize(PAGE);
            try (ResultSet rows = query.executeQuery()) {
                List<StockEvent> page = new ArrayList<>(PAGE);
                while (rows.next()) {
                    page.add(eventOf(rows));
                    if (page.size() == PAGE) {
                        reader.accept(page);
                        page = new ArrayList<>(PAGE);
                    }
                }
                if (!page.isEmpty()) {
                    reader.accept(page);
                }
            }
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private static StockEvent eventOf(ResultSet row) throws SQLException {
        return new StockEvent(
                row.getString(1),
                row.getString(2),
                new EventType(row.getString(3), row.getString(5), row.getString(6)),
                row.getLong(4),
                Instant.parse(row.getString(7)),
                row.getBytes(8),
                row.getBytes(9));
    }

    private static ImportRefusedException unreadable(SQLException e) {
        return new ImportRefusedException("The source cannot be read: " + e.getMessage(), e);
    }

    @Override
    public void close() {
        try (Connection ending = connection) {
            ending.rollback();
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }
}
