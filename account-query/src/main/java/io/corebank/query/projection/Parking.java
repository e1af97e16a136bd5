package io.corebank.query.projection;

import io.corebank.eventstore.postgres.DeadLetterRows;
import io.corebank.eventstore.postgres.PostgresTokenStore;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcDeadLetter;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.GenericDeadLetter;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sequences of one projection that stand still because of an event that cannot be applied. It remembers which they
 * are, since looking would cost a query per event, and looks again whenever somebody else may have worked meanwhile.
 */
final class Parking {

    private static final Logger log = LoggerFactory.getLogger(Parking.class);

    private static final String RECORDED_AT = "recordedAt";

    private final String group;
    private final SequencedDeadLetterQueue<EventMessage<?>> queue;
    private final DeadLetterRows rows;
    private final Runnable othersWorked;
    private final Set<String> parked = new HashSet<>();
    private long continuesAfter = -1;

    /** @param othersWorked called whenever another process may have written documents meanwhile */
    Parking(String group, SequencedDeadLetterQueue<EventMessage<?>> queue, DeadLetterRows rows, Runnable othersWorked) {
        this.group = group;
        this.queue = queue;
        this.rows = rows;
        this.othersWorked = othersWorked;
    }

    /** A batch begins; unless it continues the one before, another process may have written or parked something. */
    synchronized void begin(long firstPosition) {
        if (firstPosition != continuesAfter + 1) {
            parked.clear();
            parked.addAll(rows.sequences(group));
            othersWorked.run();
        }
        continuesAfter = -1;
    }

    /** The batch up to here is stored for good. */
    synchronized void committed(long position) {
        continuesAfter = position;
    }

    /** Puts the event behind its sequence if that stands still; answers whether it does. */
    synchronized boolean waits(TakenEvent event) {
        if (!parked.contains(event.sequence())) {
            return false;
        }
        PostgresTokenStore.keepTogether();
        boolean waits = queue.enqueueIfPresent(
                event.sequence(), () -> new GenericDeadLetter<>(event.sequence(), exact(event.message())));
        if (!waits) {
            parked.remove(event.sequence());
        }
        return waits;
    }

    /** Lets the sequence of the event stand still from here on. */
    synchronized void park(TakenEvent event, RuntimeException cause) {
        log.error(
                "{} cannot apply an event and leaves {} as it is until an operator looks at it",
                group,
                event.sequence(),
                cause);
        PostgresTokenStore.keepTogether();
        queue.enqueue(event.sequence(), new GenericDeadLetter<>(event.sequence(), exact(event.message()), cause));
        parked.add(event.sequence());
    }

    /** The queue keeps milliseconds, and documents have to be the same whether their event was parked or not. */
    private static EventMessage<?> exact(EventMessage<?> message) {
        return message.andMetaData(Map.of(RECORDED_AT, message.getTimestamp().toString()));
    }

    /** When the event was recorded, whether it was parked meanwhile or not. */
    static Instant recordedAt(EventMessage<?> message) {
        return message.getMetaData().get(RECORDED_AT) instanceof String exact
                ? Instant.parse(exact)
                : message.getTimestamp();
    }

    /** Forgets everything, because every event comes again. */
    synchronized void clear() {
        queue.clear();
        parked.clear();
        continuesAfter = -1;
    }

    /** How many sequences stand still, as far as this process knows. */
    synchronized int size() {
        return parked.size();
    }

    SequencedDeadLetterQueue<EventMessage<?>> queue() {
        return queue;
    }

    /** Whether the letter belongs to the sequence. */
    static boolean isOf(String sequence, DeadLetter<? extends EventMessage<?>> letter) {
        return letter instanceof JdbcDeadLetter<?> stored
                && stored.getSequenceIdentifier().equals(sequence);
    }
}
