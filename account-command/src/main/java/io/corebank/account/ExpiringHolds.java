package io.corebank.account;

import io.corebank.api.account.event.HoldCaptured;
import io.corebank.api.account.event.HoldPlaced;
import io.corebank.api.account.event.HoldReleased;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The card holds that expire, in a small table of their own, so that nobody has to look through all accounts. */
@Component
@ProcessingGroup(ExpiringHolds.GROUP)
class ExpiringHolds {

    static final String GROUP = "hold-expiry";

    private final JdbcClient database;

    ExpiringHolds(JdbcClient database) {
        this.database = database;
    }

    /** A hold whose time has come. */
    record ExpiringHold(String accountId, String holdId) {}

    @EventHandler
    void on(HoldPlaced event) {
        Instant expiresAt = event.expiresAt();
        if (expiresAt == null) {
            return;
        }
        database.sql("INSERT INTO expiring_hold (account_id, hold_id, due_at) VALUES (?, ?, ?)"
                        + " ON CONFLICT (account_id, hold_id) DO NOTHING")
                .params(event.accountId(), event.holdId(), Timestamp.from(expiresAt))
                .update();
    }

    @EventHandler
    void on(HoldCaptured event) {
        forgetCard(event.transferId(), new ExpiringHold(event.accountId(), event.holdId()));
    }

    @EventHandler
    void on(HoldReleased event) {
        forgetCard(event.transferId(), new ExpiringHold(event.accountId(), event.holdId()));
    }

    /** The hold of a transfer never expires, and there are far more of them. */
    private void forgetCard(@Nullable String transferId, ExpiringHold hold) {
        if (transferId == null) {
            forget(hold);
        }
    }

    void forget(ExpiringHold hold) {
        database.sql("DELETE FROM expiring_hold WHERE account_id = ? AND hold_id = ?")
                .params(hold.accountId(), hold.holdId())
                .update();
    }

    /** Takes some holds that are due. Each comes up again after the given time, unless it is forgotten by then. */
    List<ExpiringHold> takeDue(Instant now, Duration again, int limit) {
        return database.sql("UPDATE expiring_hold SET due_at = ? WHERE (account_id, hold_id) IN"
                        + " (SELECT account_id, hold_id FROM expiring_hold WHERE due_at <= ?"
                        + " ORDER BY due_at LIMIT ? FOR UPDATE SKIP LOCKED) RETURNING account_id, hold_id")
                .params(Timestamp.from(now.plus(again)), Timestamp.from(now), limit)
                .query(ExpiringHold.class)
                .list();
    }
}
