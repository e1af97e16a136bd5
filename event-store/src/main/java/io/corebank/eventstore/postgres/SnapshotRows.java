package io.corebank.eventstore.postgres;

import io.corebank.eventstore.commit.HashChain;
import io.corebank.eventstore.commit.SnapshotStore;
import io.corebank.eventstore.commit.StoredSnapshot;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/** Snapshots in their table. */
public final class SnapshotRows implements SnapshotStore {

    private static final String FIND = """
            select aggregate_type, sequence, at_micros, event_id, payload_type, revision, payload, meta_data
            from event_store.snapshot where aggregate_id = ?
            """;
    private static final String STORE = """
            insert into event_store.snapshot as s
                (aggregate_id, aggregate_type, sequence, at_micros, event_id, payload_type, revision, payload,
                 meta_data)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (aggregate_id) do update set
                aggregate_type = excluded.aggregate_type, sequence = excluded.sequence, at_micros = excluded.at_micros,
                event_id = excluded.event_id, payload_type = excluded.payload_type, revision = excluded.revision,
                payload = excluded.payload, meta_data = excluded.meta_data
            where excluded.sequence >= s.sequence
            """;

    private final DataSource dataSource;

    public SnapshotRows(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public Optional<StoredSnapshot> find(String aggregateId) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(FIND)) {
            query.setBytes(1, Keys.keyOf(aggregateId));
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(snapshotOf(aggregateId, row)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new EventStoreException("The snapshots cannot be read", e);
        }
    }

    @Override
    public void store(StoredSnapshot snapshot) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(STORE)) {
            insert.setBytes(1, Keys.keyOf(snapshot.aggregateId()));
            insert.setString(2, snapshot.aggregateType());
            insert.setLong(3, snapshot.sequence());
            insert.setLong(4, HashChain.microsOf(snapshot.at()));
            insert.setBytes(5, Keys.keyOf(snapshot.eventId()));
            insert.setString(6, snapshot.payloadType());
            insert.setString(7, snapshot.revision());
            insert.setBytes(8, snapshot.state());
            insert.setBytes(9, snapshot.stateMetaData());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new EventStoreException("The snapshot cannot be stored", e);
        }
    }

    private static StoredSnapshot snapshotOf(String aggregateId, ResultSet row) throws SQLException {
        return new StoredSnapshot(
                row.getString(1),
                aggregateId,
                row.getLong(2),
                Keys.identifierOf(row.getBytes(4)),
                HashChain.instantOf(row.getLong(3)),
                row.getString(5),
                row.getString(6),
                row.getBytes(7),
                row.getBytes(8));
    }
}
