package io.corebank.eventstore.postgres;

import io.corebank.eventstore.RecordedOperation;
import io.corebank.eventstore.commit.HashChain;
import io.corebank.eventstore.commit.LogBatch;
import io.corebank.eventstore.commit.LoggedEvent;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * Writes a batch in one statement that is its own transaction, hence in one round trip: checks the fence, records the
 * operations, appends the events and wakes the readers of other processes. Without the fence it writes nothing.
 */
final class AppendStatement {

    private static final String SQL = """
            with fence as (
                update event_store.writer set head = ? where epoch = ? returning 1
            ), operations as (
                insert into event_store.operation
                    (operation_id, position, recorded_at_micros, refused, fingerprint, type, body)
                select o.* from unnest(?::bytea[], ?::bigint[], ?::bigint[], ?::boolean[], ?::bytea[], ?::text[],
                    ?::text[]) o, fence
            ), events as (
                insert into event_store.event
                    (position, at_micros, sequence, type, aggregate_id, event_id, hash, payload, meta_data)
                select e.* from unnest(?::bigint[], ?::bigint[], ?::integer[], ?::integer[], ?::bytea[], ?::bytea[],
                    ?::bytea[], ?::bytea[], ?::bytea[]) e, fence
            )
            select count(*), max(pg_notify('event_store', ?)::text) from fence
            """;

    private final Connection connection;
    private final EventTypes types = new EventTypes();
    private final Compaction compaction;
    private final PreparedStatement statement;

    AppendStatement(Connection connection, boolean compact) throws SQLException {
        this.connection = connection;
        this.compaction = new Compaction(compact ? new MemberNames().addedOver(connection) : null);
        this.statement = connection.prepareStatement(SQL);
    }

    /** Answers whether the fence held. */
    boolean execute(LogBatch batch, long epoch) throws SQLException {
        int next = 1;
        statement.setLong(next++, batch.headAfter());
        statement.setLong(next++, epoch);
        next = setOperations(next, batch.operations());
        next = setEvents(next, batch.events());
        statement.setString(next, Long.toString(batch.headAfter()));
        try (ResultSet row = statement.executeQuery()) {
            return row.next() && row.getInt(1) == 1;
        }
    }

    private int setOperations(int first, List<RecordedOperation> operations) throws SQLException {
        int size = operations.size();
        byte[][] ids = new byte[size][];
        long[] positions = new long[size];
        long[] times = new long[size];
        boolean[] refused = new boolean[size];
        byte[][] fingerprints = new byte[size][];
        String[] types = new String[size];
        String[] bodies = new String[size];
        for (int i = 0; i < size; i++) {
            RecordedOperation operation = operations.get(i);
            ids[i] = Keys.keyOf(operation.operationId());
            positions[i] = operation.position();
            times[i] = HashChain.microsOf(operation.recordedAt());
            refused[i] = operation.refused();
            fingerprints[i] = operation.fingerprint();
            types[i] = operation.type();
            bodies[i] = operation.body();
        }
        int next = first;
        next = set(next, "bytea", ids);
        next = set(next, "int8", positions);
        next = set(next, "int8", times);
        next = set(next, "bool", refused);
        next = set(next, "bytea", fingerprints);
        next = set(next, "text", types);
        return set(next, "text", bodies);
    }

    private int setEvents(int first, List<LoggedEvent> events) throws SQLException {
        int size = events.size();
        long[] positions = new long[size];
        long[] times = new long[size];
        int[] sequences = new int[size];
        int[] typeIds = new int[size];
        byte[][] aggregates = new byte[size][];
        byte[][] ids = new byte[size][];
        byte[][] hashes = new byte[size][];
        byte[][] payloads = new byte[size][];
        byte[][] metaData = new byte[size][];
        for (int i = 0; i < size; i++) {
            LoggedEvent logged = events.get(i);
            positions[i] = logged.position();
            times[i] = HashChain.microsOf(logged.event().at());
            sequences[i] = Math.toIntExact(logged.event().sequence());
            typeIds[i] = types.idOf(logged.event().type(), connection);
            aggregates[i] = Keys.keyOf(logged.event().aggregateId());
            ids[i] = Keys.keyOf(logged.event().eventId());
            hashes[i] = logged.hash();
            payloads[i] = compaction.compact(logged.event().payload());
            metaData[i] = compaction.compact(logged.event().metaData());
        }
        int next = first;
        next = set(next, "int8", positions);
        next = set(next, "int8", times);
        next = set(next, "int4", sequences);
        next = set(next, "int4", typeIds);
        next = set(next, "bytea", aggregates);
        next = set(next, "bytea", ids);
        next = set(next, "bytea", hashes);
        next = set(next, "bytea", payloads);
        return set(next, "bytea", metaData);
    }

    private int set(int index, String type, Object elements) throws SQLException {
        Array array = connection.unwrap(org.postgresql.PGConnection.class).createArrayOf(type, elements);
        statement.setArray(index, array);
        return index + 1;
    }
}
