package io.corebank.query.projection;

import io.corebank.query.elastic.DocumentRefused;
import io.corebank.query.elastic.ElasticsearchFailures;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.common.AxonException;
import org.axonframework.common.AxonNonTransientException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.serialization.SerializationException;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * What it means that an event cannot be applied. Only what lies in the event or its document itself is poison; of what
 * nobody knows, waiting is the lesser harm, because it is seen, and an account that stands still for no reason is not.
 */
public final class ProjectionFailures {

    /** However often it is tried, and whatever it was caused by. */
    private static final Set<Class<?>> REFUSALS =
            Set.of(SerializationException.class, DocumentRefused.class, MissingEvents.class);

    /** Elasticsearch aside: databases, among them that of the persons' keys, and the event store. */
    private static final Set<Class<?>> OUTAGES = Set.of(
            SQLException.class, DataAccessException.class, TransactionException.class, EventStoreException.class);

    /** What code throws at content that it cannot deal with; the last is text that does not open with its key. */
    private static final Set<Class<?>> DEFECTS = Set.of(
            ArithmeticException.class,
            ClassCastException.class,
            DateTimeException.class,
            IllegalArgumentException.class,
            IndexOutOfBoundsException.class,
            NullPointerException.class,
            GeneralSecurityException.class);

    private ProjectionFailures() {}

    /** Whether it lies in the event, so that trying again is in vain and its sequence has to stand still. */
    static boolean isPoison(Throwable failure) {
        List<Throwable> causes = causes(failure);
        return isAny(causes, REFUSALS) || (isAny(causes, DEFECTS) && !isPassing(failure));
    }

    /** Whether something that the projections need is away and will be back. */
    public static boolean isPassing(Throwable failure) {
        List<Throwable> causes = causes(failure);
        return !isAny(causes, REFUSALS)
                && (ElasticsearchFailures.isTransient(failure)
                        || isAny(causes, OUTAGES)
                        || causes.stream().anyMatch(ProjectionFailures::isPassingInAxon));
    }

    /** An Axon Server that is restarted, for one. */
    private static boolean isPassingInAxon(Throwable cause) {
        return cause instanceof AxonException && !(cause instanceof AxonNonTransientException);
    }

    private static boolean isAny(List<Throwable> causes, Set<Class<?>> kinds) {
        return causes.stream().anyMatch(cause -> kinds.stream().anyMatch(kind -> kind.isInstance(cause)));
    }

    private static List<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .toList();
    }
}
