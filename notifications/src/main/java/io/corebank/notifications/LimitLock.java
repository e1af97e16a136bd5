package io.corebank.notifications;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Has requests that add to what somebody has count it one after the other, or each would find room for itself. */
@Component
class LimitLock {

    private final JdbcClient database;

    LimitLock(JdbcClient database) {
        this.database = database;
    }

    /** Until the end of the transaction nobody else adds to what the owner has. */
    void take(String owner) {
        database.sql("SELECT pg_advisory_xact_lock(hashtextextended('notifications.limit ' || ?, 0))")
                .param(owner)
                .query((row, number) -> true)
                .single();
    }
}
