package io.corebank.eventstore.postgres;

import io.corebank.eventstore.OperationLog;
import io.corebank.eventstore.RecordedOperation;
import io.corebank.eventstore.commit.HashChain;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/** The outcomes of operations in their table. */
public final class OperationRows implements OperationLog {

    private static final String FIND = """
            select operation_id, fingerprint, refused, type, body, position, recorded_at_micros
            from event_store.operation where operation_id = any(?)
            """;
    private static final String RECORD = """
            insert into event_store.operation
                (operation_id, position, recorded_at_micros, refused, fingerprint, type, body)
            values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing
            """;

    private final DataSource dataSource;

    public OperationRows(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public Optional<RecordedOperation> find(String operationId) {
        try (Connection connection = dataSource.getConnection()) {
            return Optional.ofNullable(find(connection, List.of(operationId)).get(operationId));
        } catch (SQLException e) {
            throw new EventStoreException("The operations cannot be read", e);
        }
    }

    @Override
    public RecordedOperation record(RecordedOperation outcome) {
        try (Connection connection = dataSource.getConnection()) {
            if (insert(connection, outcome) == 1) {
                return outcome;
            }
            RecordedOperation earlier =
                    find(connection, List.of(outcome.operationId())).get(outcome.operationId());
            return earlier == null ? outcome : earlier;
        } catch (SQLException e) {
            throw new EventStoreException("The operation cannot be recorded", e);
        }
    }

    private static int insert(Connection connection, RecordedOperation outcome) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(RECORD)) {
            insert.setBytes(1, Keys.keyOf(outcome.operationId()));
            insert.setLong(2, outcome.position());
            insert.setLong(3, HashChain.microsOf(outcome.recordedAt()));
            insert.setBoolean(4, outcome.refused());
            insert.setBytes(5, outcome.fingerprint());
            insert.setString(6, outcome.type());
            insert.setString(7, outcome.body());
            return insert.executeUpdate();
        }
    }

    static Map<String, RecordedOperation> find(Connection connection, Collection<String> operationIds)
            throws SQLException {
        byte[][] keys = operationIds.stream().map(Keys::keyOf).toArray(byte[][]::new);
        try (PreparedStatement query = connection.prepareStatement(FIND)) {
            query.setArray(1, connection.createArrayOf("bytea", keys));
            Map<String, RecordedOperation> found = new HashMap<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    RecordedOperation operation = operationOf(rows);
                    found.put(operation.operationId(), operation);
                }
            }
            return found;
        }
    }

    private static RecordedOperation operationOf(ResultSet row) throws SQLException {
        return new RecordedOperation(
                Keys.identifierOf(row.getBytes(1)),
                row.getBytes(2),
                row.getBoolean(3),
                row.getString(4),
                row.getString(5),
                row.getLong(6),
                HashChain.instantOf(row.getLong(7)));
    }
}
