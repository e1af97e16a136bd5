package io.corebank.eventstore.postgres;

import io.corebank.eventstore.commit.StoredRow;
import io.corebank.eventstore.postgres.ContentFormat.Names;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Turns rows of the event table into what was stored, with both dictionaries at hand. */
final class RowReader {

    /** What is read. */
    static final String COLUMNS =
            "select position, at_micros, sequence, type, aggregate_id, event_id, hash, payload, meta_data"
                    + " from event_store.event ";

    private final EventTypes types = new EventTypes();
    private final MemberNames memberNames;

    RowReader(MemberNames memberNames) {
        this.memberNames = memberNames;
    }

    StoredRow read(ResultSet row, Connection connection) throws SQLException {
        Names names = memberNames.readOver(connection);
        return new StoredRow(
                row.getLong(1),
                row.getLong(2),
                row.getInt(3),
                types.of(row.getInt(4), connection),
                Keys.identifierOf(row.getBytes(5)),
                Keys.identifierOf(row.getBytes(6)),
                row.getBytes(7),
                Expansion.expand(row.getBytes(8), names),
                Expansion.expand(row.getBytes(9), names));
    }
}
