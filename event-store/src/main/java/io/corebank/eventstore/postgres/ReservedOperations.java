package io.corebank.eventstore.postgres;

import io.corebank.eventstore.OperationLog;
import io.corebank.eventstore.RecordedOperation;
import io.corebank.eventstore.commit.HashChain;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/**
 * The outcomes of operations whose events are kept elsewhere. An operation is reserved before it runs, so that whoever
 * finds a reservation without an outcome knows to ask the events what became of it.
 */
public final class ReservedOperations implements OperationLog {

    private static final String RESERVE =
            "insert into event_store.reserved_operation (operation_id) values (?) on conflict do nothing";
    private static final String SETTLE = """
            with settled as (delete from event_store.reserved_operation where operation_id = ?)
            insert into event_store.operation
                (operation_id, position, recorded_at_micros, refused, fingerprint, type, body)
            values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing
            """;

    private final DataSource dataSource;
    private final OperationRows rows;

    public ReservedOperations(DataSource dataSource) {
        this.dataSource = dataSource;
        this.rows = new OperationRows(dataSource);
    }

    /**
     * Reserves an operation durably; false when it was reserved already. Whether it is recorded is another question.
     */
    public boolean reserve(String operationId) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(RESERVE)) {
            insert.setBytes(1, Keys.keyOf(operationId));
            return insert.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new EventStoreException("The operation cannot be reserved", e);
        }
    }

    @Override
    public Optional<RecordedOperation> find(String operationId) {
        return rows.find(operationId);
    }

    @Override
    public RecordedOperation record(RecordedOperation outcome) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement settle = connection.prepareStatement(SETTLE)) {
            settle.setBytes(1, Keys.keyOf(outcome.operationId()));
            settle.setBytes(2, Keys.keyOf(outcome.operationId()));
            settle.setLong(3, outcome.position());
            settle.setLong(4, HashChain.microsOf(outcome.recordedAt()));
            settle.setBoolean(5, outcome.refused());
            settle.setBytes(6, outcome.fingerprint());
            settle.setString(7, outcome.type());
            settle.setString(8, outcome.body());
            return settle.executeUpdate() == 1
                    ? outcome
                    : find(outcome.operationId()).orElse(outcome);
        } catch (SQLException e) {
            throw new EventStoreException("The operation cannot be recorded", e);
        }
    }
}
