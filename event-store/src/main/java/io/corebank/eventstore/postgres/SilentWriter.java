package io.corebank.eventstore.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Ends the session of a writer that has fallen silent in the middle of a message. PostgreSQL's own limit for idle
 * sessions begins only between messages, so that a process which is stopped, or cut off, while it sends a large batch
 * would hold the right to write for ever. Silence is measured by PostgreSQL's clock alone.
 */
final class SilentWriter {

    private static final String END = """
            select count(pg_terminate_backend(a.pid))
            from pg_locks l join pg_stat_activity a on a.pid = l.pid
            where l.locktype = 'advisory' and l.granted and l.objsubid = 1
                and l.database = (select oid from pg_database where datname = current_database())
                and l.classid::bigint << 32 | l.objid::bigint = ?
                and a.wait_event_type = 'Client'
                and a.state_change < clock_timestamp() - ? * interval '1 millisecond'
            """;

    private SilentWriter() {}

    /** Answers whether there was one. Its lock is free a moment later. */
    static boolean end(Connection connection, long lock, Duration silence) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(END)) {
            statement.setLong(1, lock);
            statement.setLong(2, silence.toMillis());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getLong(1) > 0;
            }
        }
    }
}
