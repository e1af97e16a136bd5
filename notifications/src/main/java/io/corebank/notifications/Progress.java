package io.corebank.notifications;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far the log has been turned into deliveries: what is up to there is never taken down again. */
@Component
class Progress {

    private final JdbcClient database;

    Progress(JdbcClient database) {
        this.database = database;
    }

    /** The position; empty when this service has never run. */
    Optional<Long> position() {
        return database.sql("SELECT position FROM notifications.progress")
                .query(Long.class)
                .optional();
    }

    /** Moves on, never back. */
    void advance(long position) {
        database.sql("INSERT INTO notifications.progress (position) VALUES (?) ON CONFLICT (one)"
                        + " DO UPDATE SET position = excluded.position"
                        + " WHERE notifications.progress.position < excluded.position")
                .param(position)
                .update();
    }
}
