package io.corebank.query.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.springframework.stereotype.Component;

/**
 * Lets the transaction of a batch commit without waiting for the disk, which the committer of the event store needs
 * more. If PostgreSQL itself crashes, tokens and dead letters of the last moments go back together, and their events
 * come again.
 */
@Component
final class LightCommit {

    private final ConnectionProvider connections;

    LightCommit(ConnectionProvider connections) {
        this.connections = connections;
    }

    /** Chooses that for the transaction of this thread. */
    void choose() {
        try (Connection connection = connections.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set local synchronous_commit = off");
        } catch (SQLException e) {
            throw new EventStoreException("The batch of a projection has no transaction", e);
        }
    }
}
