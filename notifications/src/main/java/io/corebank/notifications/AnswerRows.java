package io.corebank.notifications;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The answers of writes in their table, sealed. */
@Component
class AnswerRows {

    private final JdbcClient database;

    AnswerRows(JdbcClient database) {
        this.database = database;
    }

    Optional<String> find(String operationId) {
        return database.sql("SELECT sealed_answer FROM notifications.answer WHERE operation_id = ?")
                .param(operationId)
                .query(String.class)
                .optional();
    }

    /** Whether nobody else is at work on the operation; then nobody is until the end of this transaction. */
    boolean begin(String operationId) {
        return database.sql("SELECT pg_try_advisory_xact_lock(hashtextextended('notifications.answer ' || ?, 0))")
                .param(operationId)
                .query(Boolean.class)
                .single();
    }

    /** Keeps an answer, unless there is one; tells whether it did. */
    boolean insert(String operationId, @Nullable String customerId, String sealedAnswer, Instant at) {
        return database.sql("INSERT INTO notifications.answer (operation_id, customer_id, sealed_answer, answered_at)"
                                + " VALUES (?, ?, ?, ?) ON CONFLICT (operation_id) DO NOTHING")
                        .params(Arrays.asList(operationId, customerId, sealedAnswer, Timestamp.from(at)))
                        .update()
                == 1;
    }

    /** Takes some away that were given long ago; tells how many. */
    int forget(Instant givenBefore, int limit) {
        return database.sql("DELETE FROM notifications.answer WHERE ctid = ANY (ARRAY(SELECT ctid"
                        + " FROM notifications.answer WHERE answered_at < ? LIMIT ?))")
                .params(Timestamp.from(givenBefore), limit)
                .update();
    }

    void deleteOf(String customerId) {
        database.sql("DELETE FROM notifications.answer WHERE customer_id = ?")
                .param(customerId)
                .update();
    }
}
