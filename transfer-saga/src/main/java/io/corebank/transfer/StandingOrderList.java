package io.corebank.transfer;

import io.corebank.api.standing.event.StandingOrderCreated;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which standing orders there are, whose, and when to look at each again. What an order is, its own events tell; the
 * list can be emptied and replayed at any time.
 */
@Component
@ProcessingGroup(StandingOrderList.GROUP)
class StandingOrderList {

    static final String GROUP = "standing-orders";

    private final JdbcClient database;

    StandingOrderList(JdbcClient database) {
        this.database = database;
    }

    /** An order in the list; the number orders them by age. */
    record Listed(long number, String standingOrderId) {}

    @EventHandler
    void on(StandingOrderCreated event) {
        database.sql("INSERT INTO standing_order (standing_order_id, customer_id, from_account_id, to_account_id,"
                        + " next_check) VALUES (?, ?, ?, ?, ?) ON CONFLICT (standing_order_id) DO NOTHING")
                .params(
                        event.standingOrderId(),
                        event.customerId(),
                        event.fromAccountId(),
                        event.toAccountId(),
                        Timestamp.from(
                                event.start().atStartOfDay(ZoneOffset.UTC).toInstant()))
                .update();
    }

    /** Takes some orders that are due; each comes up again after a while, unless somebody says when. */
    List<String> takeDue(Instant now, Instant again, int limit) {
        return database.sql("UPDATE standing_order SET next_check = ? WHERE standing_order_id IN"
                        + " (SELECT standing_order_id FROM standing_order WHERE next_check <= ?"
                        + " ORDER BY next_check LIMIT ? FOR UPDATE SKIP LOCKED) RETURNING standing_order_id")
                .params(Timestamp.from(again), Timestamp.from(now), limit)
                .query(String.class)
                .list();
    }

    /** When to look at an order again; never, when it is over. */
    void lookAgain(String standingOrderId, @Nullable Instant at) {
        database.sql("UPDATE standing_order SET next_check = ?::timestamptz WHERE standing_order_id = ?")
                .params(Arrays.asList(at == null ? null : Timestamp.from(at), standingOrderId))
                .update();
    }

    /** The newest orders before a number, of a customer or of an account or of all. */
    List<Listed> page(@Nullable String customerId, @Nullable String accountId, long before, int limit) {
        return database.sql("SELECT number, standing_order_id FROM standing_order WHERE number < ?"
                        + " AND (?::text IS NULL OR customer_id = ?)"
                        + " AND (?::text IS NULL OR from_account_id = ? OR to_account_id = ?)"
                        + " ORDER BY number DESC LIMIT ?")
                .params(Arrays.asList(before, customerId, customerId, accountId, accountId, accountId, limit))
                .query(Listed.class)
                .list();
    }
}
