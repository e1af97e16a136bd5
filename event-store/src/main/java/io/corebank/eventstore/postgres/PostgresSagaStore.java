package io.corebank.eventstore.postgres;

import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.modelling.saga.repository.jdbc.JdbcSagaStore;
import org.axonframework.modelling.saga.repository.jdbc.PostgresSagaSqlSchema;
import org.axonframework.modelling.saga.repository.jdbc.SagaSchema;
import org.axonframework.serialization.Serializer;

/**
 * The state of sagas. Loading one locks its row until the transaction ends, so that a deadline on one process and an
 * event on another cannot overwrite each other.
 */
public final class PostgresSagaStore extends JdbcSagaStore {

    private PostgresSagaStore(Builder builder) {
        super(builder);
    }

    public static PostgresSagaStore of(ConnectionProvider connections, Serializer serializer) {
        PostgresSagaSqlSchema schema = new PostgresSagaSqlSchema(SagaSchema.builder()
                .sagaEntryTable("event_store.saga")
                .sagaIdColumn("saga_id")
                .sagaTypeColumn("saga_type")
                .serializedSagaColumn("serialized_saga")
                .associationValueEntryTable("event_store.saga_association")
                .associationKeyColumn("association_key")
                .associationValueColumn("association_value")
                .build());
        schema.setExclusiveLoad(true);
        return new PostgresSagaStore(JdbcSagaStore.builder()
                .connectionProvider(connections)
                .serializer(serializer)
                .sqlSchema(schema));
    }
}
