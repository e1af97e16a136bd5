package io.corebank.eventstore.postgres;

import io.corebank.eventstore.commit.LogFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Tells from what PostgreSQL says, or does not say, what became of a batch. */
final class Failures {

    private static final String UNIQUE_VIOLATION = "23505";
    private static final String READ_ONLY = "25006";

    /** For the answer to an empty statement of a server that has just answered. */
    private static final int PATIENCE_SECONDS = 5;

    /** Errors that come from the values themselves, so that a retry meets them again: data, constraint, size. */
    private static final Set<String> CLASSES_OF_BAD_VALUES = Set.of("22", "23", "54");

    private Failures() {}

    /**
     * A connection that outlives an error of PostgreSQL has heard, before its next answer, the end of the transaction
     * that failed: nothing was written for certain, not even when the error came from the commit. Where it does not
     * live, or PostgreSQL has not said a word, who knows. The word for an error's severity is no help: servers
     * translate it.
     */
    static LogFailure ofAppend(SQLException e, Connection connection) {
        ServerErrorMessage message = e instanceof PSQLException psql ? psql.getServerErrorMessage() : null;
        if (message == null || !isAlive(connection)) {
            return new LogFailure.OutcomeUnknown(e);
        }
        String state = message.getSQLState() == null ? "" : message.getSQLState();
        if (UNIQUE_VIOLATION.equals(state)) {
            return ofUniqueViolation(message, e);
        }
        if (READ_ONLY.equals(state)) {
            return new LogFailure.Fenced("This PostgreSQL is read-only", e);
        }
        if (state.length() == 5 && CLASSES_OF_BAD_VALUES.contains(state.substring(0, 2))) {
            return new LogFailure.TicketRefused(false, String.valueOf(message.getMessage()), e);
        }
        return new LogFailure.WriteRefused(String.valueOf(message.getMessage()), e);
    }

    private static boolean isAlive(Connection connection) {
        try {
            return connection.isValid(PATIENCE_SECONDS);
        } catch (SQLException e) {
            return false;
        }
    }

    private static LogFailure ofUniqueViolation(ServerErrorMessage message, SQLException e) {
        String constraint = String.valueOf(message.getConstraint());
        return switch (constraint) {
            case "event_position" -> new LogFailure.PositionTaken(e);
            case "operation_id" -> new LogFailure.OperationsRecorded(e);
            default -> new LogFailure.TicketRefused(true, constraint, e);
        };
    }

    /** A query of the writer failed: nothing was written by it, but the connection is not to be trusted. */
    static LogFailure ofQuery(SQLException e) {
        return new LogFailure.Fenced("The writer's connection failed: " + e.getMessage(), e);
    }
}
