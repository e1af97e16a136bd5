package io.corebank.support.approvals;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What waits for a second person. Every step is one statement that happens once, whoever tries at the same time. */
public final class Proposals {

    /** An old proposal, which nobody thinks of any more, must not come true by a request that means a first one. */
    static final Duration LAPSE = Duration.ofDays(7);

    private static final int MOST = 1_000;

    private final JdbcClient jdbc;

    Proposals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The proposal to do this, made now by the given person unless somebody has made it before. */
    public Proposal propose(String action, String person) {
        jdbc.sql("INSERT INTO operator_proposal (proposal_id, action, proposed_by, proposed_at, lapses_at)"
                        + " VALUES (?, ?, ?, now(), now() + make_interval(secs => ?))"
                        + " ON CONFLICT (action) DO UPDATE SET proposal_id = excluded.proposal_id,"
                        + " proposed_by = excluded.proposed_by, proposed_at = excluded.proposed_at,"
                        + " lapses_at = excluded.lapses_at WHERE operator_proposal.lapses_at <= now()")
                .params(UUID.randomUUID(), action, person, LAPSE.toSeconds())
                .update();
        return find(action).orElseThrow(Contended::new);
    }

    /**
     * Agrees to this very proposal, which thereby is one no longer.
     *
     * @throws Contended when somebody has taken it back, or agreed to it, at the very moment
     */
    public void agree(Proposal proposal) {
        if (jdbc.sql("DELETE FROM operator_proposal WHERE proposal_id = ?")
                        .param(UUID.fromString(proposal.id()))
                        .update()
                != 1) {
            throw new Contended();
        }
    }

    /** Takes back what is proposed; false when there is nothing. */
    public boolean withdraw(String action) {
        return jdbc.sql("DELETE FROM operator_proposal WHERE action = ?")
                        .param(action)
                        .update()
                == 1;
    }

    /** Takes a proposal back; false when there is no such proposal. */
    boolean withdraw(UUID id) {
        return jdbc.sql("DELETE FROM operator_proposal WHERE proposal_id = ?")
                        .param(id)
                        .update()
                == 1;
    }

    /** What waits, the latest first, up to 1,000; of all actions that begin like this. */
    public List<Proposal> waiting(String beginning) {
        return jdbc.sql("SELECT * FROM operator_proposal WHERE lapses_at > now() AND starts_with(action, ?)"
                        + " ORDER BY proposed_at DESC LIMIT " + MOST)
                .param(beginning)
                .query(Proposals::read)
                .list();
    }

    private Optional<Proposal> find(String action) {
        return jdbc.sql("SELECT * FROM operator_proposal WHERE action = ?")
                .param(action)
                .query(Proposals::read)
                .optional();
    }

    private static Proposal read(ResultSet row, int number) throws SQLException {
        return new Proposal(
                row.getString("proposal_id"),
                Proposal.Status.PROPOSED,
                row.getString("action"),
                row.getString("proposed_by"),
                instant(row, "proposed_at"),
                instant(row, "lapses_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }
}
