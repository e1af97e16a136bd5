package io.corebank.support.web;

import io.corebank.eventstore.EventStoreUnavailableException;
import io.grpc.StatusRuntimeException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.stream.Stream;
import org.axonframework.axonserver.connector.AxonServerException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Tells a database or an Axon Server that is away, starting, stopping or out of space from a fault of our own. */
final class Outage {

    private static final int DEEPEST_CAUSE = 20;

    /** Classes of SQL states: connection, resources such as disk and memory, operator intervention. */
    private static final String[] PASSING_STATES = {"08", "53", "57P"};

    private Outage() {}

    static boolean isBehind(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST_CAUSE)
                .anyMatch(Outage::is);
    }

    private static boolean is(Throwable cause) {
        return cause instanceof EventStoreUnavailableException
                || cause instanceof AxonServerException
                || cause instanceof StatusRuntimeException
                || cause instanceof DataAccessResourceFailureException
                || cause instanceof RecoverableDataAccessException
                || cause instanceof TransientDataAccessException
                || cause instanceof CannotCreateTransactionException
                || cause instanceof SQLTransientException
                || cause instanceof SQLRecoverableException
                || (cause instanceof SQLException sql && isPassing(sql.getSQLState()));
    }

    /** Whatever the database says has a state; without one it is the pool that says that the connection is gone. */
    private static boolean isPassing(@Nullable String state) {
        return state == null || Stream.of(PASSING_STATES).anyMatch(state::startsWith);
    }
}
