package io.corebank.transfer;

import io.corebank.api.transfer.event.ReversalCompleted;
import io.corebank.api.transfer.event.ReversalGranted;
import io.corebank.api.transfer.event.ReversalReturned;
import io.corebank.api.transfer.event.TransferCancelled;
import io.corebank.api.transfer.event.TransferCompensated;
import io.corebank.api.transfer.event.TransferCompleted;
import io.corebank.api.transfer.event.TransferRedriven;
import io.corebank.api.transfer.event.TransferRejected;
import io.corebank.api.transfer.event.TransferRequested;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which transfers to look after. Only a list of ids: what a transfer is, its own events tell. Replaying it from the
 * first event is harmless, as one that has ended is struck off again.
 */
@Component
@ProcessingGroup(OpenTransfers.GROUP)
class OpenTransfers {

    static final String GROUP = "open-transfers";

    /** How long a transfer is left to the saga, and how long it is left alone at most between two checks. */
    static final Duration FIRST_CHECK = Duration.ofSeconds(3);

    static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    private final JdbcClient database;

    OpenTransfers(JdbcClient database) {
        this.database = database;
    }

    /** What is known of an open transfer without looking at its events. */
    enum Phase {
        /** It is not due for a while. */
        SCHEDULED,
        /** The saga, or the first checks, will see to it. */
        RUNNING,
        /** It has been looked at again and again. */
        LATE
    }

    private static final int CHECKS_OF_TWO_MINUTES = 10;

    /** How many transfers are in the phase. */
    long count(Phase phase) {
        String condition =
                switch (phase) {
                    case SCHEDULED -> "checks = 0 AND next_check > now() + interval '1 minute'";
                    case RUNNING -> "checks < ? AND NOT (checks = 0 AND next_check > now() + interval '1 minute')";
                    case LATE -> "checks >= ?";
                };
        JdbcClient.StatementSpec query = database.sql("SELECT count(*) FROM open_transfer WHERE " + condition);
        return (phase == Phase.SCHEDULED ? query : query.param(CHECKS_OF_TWO_MINUTES))
                .query(Long.class)
                .single();
    }

    /** A transfer to look after, and the one whose money it gives back. */
    record OpenTransfer(String transferId, @Nullable String reversalOf) {}

    /** One that is scheduled is due at its time. */
    @EventHandler
    void on(TransferRequested event, @org.axonframework.eventhandling.Timestamp Instant at) {
        Instant executeAt = event.executeAt();
        remember(event.transferId(), event.reversalOf(), at, executeAt == null ? at.plus(FIRST_CHECK) : executeAt);
    }

    /** From now on there is a transfer to look after that may not have been asked for yet. */
    @EventHandler
    void on(ReversalGranted event, @org.axonframework.eventhandling.Timestamp Instant at) {
        remember(event.reversalId(), event.transferId(), at, at.plus(FIRST_CHECK));
    }

    @EventHandler
    void on(TransferCompleted event) {
        forgetUnlessReversal(event.transferId());
    }

    @EventHandler
    void on(TransferRejected event) {
        forgetUnlessReversal(event.transferId());
    }

    @EventHandler
    void on(TransferCompensated event) {
        forgetUnlessReversal(event.transferId());
    }

    @EventHandler
    void on(TransferCancelled event) {
        forget(event.transferId());
    }

    @EventHandler
    void on(ReversalCompleted event) {
        forget(event.reversalId());
    }

    @EventHandler
    void on(ReversalReturned event) {
        forget(event.reversalId());
    }

    /** An operator has no patience: the transfer comes up at once, even if it was forgotten. */
    @EventHandler
    void on(TransferRedriven event, @org.axonframework.eventhandling.Timestamp Instant at) {
        database.sql("INSERT INTO open_transfer (transfer_id, since, next_check) VALUES (?, ?, ?)"
                        + " ON CONFLICT (transfer_id) DO UPDATE SET next_check = excluded.next_check, checks = 0")
                .params(event.transferId(), Timestamp.from(at), Timestamp.from(at))
                .update();
    }

    private void remember(String transferId, @Nullable String reversalOf, Instant since, Instant due) {
        database.sql("INSERT INTO open_transfer (transfer_id, reversal_of, since, next_check) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT (transfer_id) DO NOTHING")
                .params(Arrays.asList(transferId, reversalOf, Timestamp.from(since), Timestamp.from(due)))
                .update();
    }

    /** A reversal has to be settled, too, which another event tells. */
    private void forgetUnlessReversal(String transferId) {
        database.sql("DELETE FROM open_transfer WHERE transfer_id = ? AND reversal_of IS NULL")
                .param(transferId)
                .update();
    }

    void forget(String transferId) {
        database.sql("DELETE FROM open_transfer WHERE transfer_id = ?")
                .param(transferId)
                .update();
    }

    /** Takes some transfers that are due; each comes up again after a pause that doubles, until it is forgotten. */
    List<OpenTransfer> takeDue(Instant now, int limit) {
        return database.sql("UPDATE open_transfer SET checks = checks + 1, next_check ="
                        + " ?::timestamptz + least(?, ? * power(2, least(checks, 10))) * interval '1 second'"
                        + " WHERE transfer_id IN (SELECT transfer_id FROM open_transfer WHERE next_check <= ?"
                        + " ORDER BY next_check LIMIT ? FOR UPDATE SKIP LOCKED) RETURNING transfer_id, reversal_of")
                .params(
                        Timestamp.from(now),
                        LONGEST_PAUSE.toSeconds(),
                        FIRST_CHECK.toSeconds(),
                        Timestamp.from(now),
                        limit)
                .query(OpenTransfer.class)
                .list();
    }
}
