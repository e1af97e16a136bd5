package io.corebank.eventstore.postgres;

import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.deadletter.jdbc.DeadLetterSchema;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcSequencedDeadLetterQueue;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.axonframework.serialization.Serializer;

/** Queues of events that their processing group could not handle, without large objects. */
public final class PostgresDeadLetters {

    /** Past these a group stops rather than lose an event. */
    private static final int MOST_SEQUENCES = 10_000;

    private static final int MOST_LETTERS = 50_000;

    private final ConnectionProvider connections;
    private final TransactionManager transactions;
    private final Serializer serializer;
    private final Serializer eventSerializer;

    public PostgresDeadLetters(
            ConnectionProvider connections,
            TransactionManager transactions,
            Serializer serializer,
            Serializer eventSerializer) {
        this.connections = connections;
        this.transactions = transactions;
        this.serializer = serializer;
        this.eventSerializer = eventSerializer;
    }

    public SequencedDeadLetterQueue<EventMessage<?>> of(String processingGroup) {
        return JdbcSequencedDeadLetterQueue.builder()
                .processingGroup(processingGroup)
                .maxSequences(MOST_SEQUENCES)
                .maxSequenceSize(MOST_LETTERS)
                .connectionProvider(connections)
                .transactionManager(transactions)
                .schema(DeadLetterSchema.builder()
                        .deadLetterTable("event_store.dead_letter")
                        .build())
                .genericSerializer(serializer)
                .eventSerializer(eventSerializer)
                .build();
    }
}
