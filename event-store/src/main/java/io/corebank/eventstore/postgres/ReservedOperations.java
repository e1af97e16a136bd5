package io.corebank.eventstore.postgres;

import io.corebank.eventstore.Operation;
import io.corebank.eventstore.OperationLog;
import io.corebank.eventstore.RecordedOperation;
import io.corebank.eventstore.commit.HashChain;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/**
 * The outcomes of operations whose events are kept elsewhere. An operation is reserved before it runs, so that whoever
 * finds a reservation without an outcome knows to ask the events what became of it.
 */
public final class ReservedOperations implements OperationLog {

    private static final String RESERVE = """
            insert into event_store.reserved_operation (operation_id, fingerprint)
            select * from unnest(?::bytea[], ?::bytea[]) on conflict do nothing returning operation_id, xmin::text
            """;
    private static final String SETTLE = """
            with settled as (delete from event_store.reserved_operation where operation_id = ?)
            insert into event_store.operation
                (operation_id, position, recorded_at_micros, refused, fingerprint, type, body)
            values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing
            """;
    private static final String FORGET = "delete from event_store.reserved_operation where operation_id = any(?)";

    private final DataSource dataSource;
    private final OperationRows rows;

    public ReservedOperations(DataSource dataSource) {
        this.dataSource = dataSource;
        this.rows = new OperationRows(dataSource);
    }

    /** Reserves operations durably, each for its content, and tells what was known of them before. */
    public Map<String, Reservation> reserve(Collection<Operation> operations) {
        List<Operation> sorted = operations.stream()
                .sorted(Comparator.comparing(Operation::operationId))
                .toList();
        try (Connection connection = dataSource.getConnection()) {
            Map<String, Long> fresh = insert(connection, sorted);
            // Only now: whoever records takes the reservation away, so that it may have been made anew after the end.
            Map<String, RecordedOperation> earlier = OperationRows.find(connection, ids(sorted));
            forget(connection, earlier.keySet());
            resume(connection, sorted, fresh.keySet(), earlier);
            Map<String, Reservation> reservations = new HashMap<>();
            for (Operation operation : sorted) {
                String id = operation.operationId();
                reservations.put(
                        id, new Reservation(fresh.getOrDefault(id, 0L), fresh.containsKey(id), earlier.get(id)));
            }
            return reservations;
        } catch (SQLException e) {
            throw new EventStoreException("The operations cannot be reserved", e);
        }
    }

    /** Those of the operations, reserved here in these versions, that somebody else has resumed or recorded since. */
    public Set<String> takenOver(Map<String, Long> versions) {
        try (Connection connection = dataSource.getConnection()) {
            return Resumption.ofOthers(connection, versions);
        } catch (SQLException e) {
            throw new EventStoreException("The operations cannot be read", e);
        }
    }

    /** The versions of those that nobody had reserved. */
    private static Map<String, Long> insert(Connection connection, List<Operation> operations) throws SQLException {
        byte[][] fingerprints = operations.stream().map(Operation::fingerprint).toArray(byte[][]::new);
        try (PreparedStatement insert = connection.prepareStatement(RESERVE)) {
            insert.setArray(1, connection.createArrayOf("bytea", keysOf(ids(operations))));
            insert.setArray(2, connection.createArrayOf("bytea", fingerprints));
            Map<String, Long> fresh = new HashMap<>();
            try (ResultSet inserted = insert.executeQuery()) {
                while (inserted.next()) {
                    fresh.put(Keys.identifierOf(inserted.getBytes(1)), inserted.getLong(2));
                }
            }
            return fresh;
        }
    }

    private static void resume(
            Connection connection, List<Operation> operations, Set<String> fresh, Map<String, RecordedOperation> found)
            throws SQLException {
        List<Operation> open = operations.stream()
                .filter(operation -> !fresh.contains(operation.operationId()))
                .filter(operation -> !found.containsKey(operation.operationId()))
                .toList();
        if (!open.isEmpty()) {
            found.putAll(Resumption.begin(connection, open));
        }
    }

    private static void forget(Connection connection, Set<String> operationIds) throws SQLException {
        if (operationIds.isEmpty()) {
            return;
        }
        try (PreparedStatement delete = connection.prepareStatement(FORGET)) {
            delete.setArray(1, connection.createArrayOf("bytea", keysOf(operationIds)));
            delete.executeUpdate();
        }
    }

    @Override
    public Optional<RecordedOperation> find(String operationId) {
        return rows.find(operationId);
    }

    @Override
    public RecordedOperation record(RecordedOperation outcome) {
        return record(List.of(outcome)).get(0);
    }

    /** Records outcomes in one transaction; answers for each, in this order, what is recorded now. */
    public List<RecordedOperation> record(List<RecordedOperation> outcomes) {
        List<RecordedOperation> sorted = outcomes.stream()
                .sorted(Comparator.comparing(RecordedOperation::operationId))
                .toList();
        try (Connection connection = dataSource.getConnection()) {
            Set<String> lost = settle(connection, sorted);
            Map<String, RecordedOperation> earlier = lost.isEmpty() ? Map.of() : OperationRows.find(connection, lost);
            return outcomes.stream()
                    .map(outcome -> earlier.getOrDefault(outcome.operationId(), outcome))
                    .toList();
        } catch (SQLException e) {
            throw new EventStoreException("The operations cannot be recorded", e);
        }
    }

    /** Those that have another outcome already. */
    private static Set<String> settle(Connection connection, List<RecordedOperation> outcomes) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement settle = connection.prepareStatement(SETTLE)) {
            for (RecordedOperation outcome : outcomes) {
                bind(settle, outcome);
                settle.addBatch();
            }
            int[] inserted = settle.executeBatch();
            connection.commit();
            Set<String> lost = new HashSet<>();
            for (int i = 0; i < inserted.length; i++) {
                if (inserted[i] == 0) {
                    lost.add(outcomes.get(i).operationId());
                }
            }
            return lost;
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private static void bind(PreparedStatement settle, RecordedOperation outcome) throws SQLException {
        settle.setBytes(1, Keys.keyOf(outcome.operationId()));
        settle.setBytes(2, Keys.keyOf(outcome.operationId()));
        settle.setLong(3, outcome.position());
        settle.setLong(4, HashChain.microsOf(outcome.recordedAt()));
        settle.setBoolean(5, outcome.refused());
        settle.setBytes(6, outcome.fingerprint());
        settle.setString(7, outcome.type());
        settle.setString(8, outcome.body());
    }

    private static List<String> ids(List<Operation> operations) {
        return operations.stream().map(Operation::operationId).toList();
    }

    static byte[][] keysOf(Collection<String> operationIds) {
        return operationIds.stream().map(Keys::keyOf).toArray(byte[][]::new);
    }
}
