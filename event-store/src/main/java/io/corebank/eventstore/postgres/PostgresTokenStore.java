package io.corebank.eventstore.postgres;

import java.time.temporal.TemporalAmount;
import java.util.UUID;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.serialization.Serializer;

/**
 * The tokens of streaming processors. Their owner is named anew at each start, because what Axon takes for a name is
 * the same in every container.
 */
public final class PostgresTokenStore extends JdbcTokenStore {

    private PostgresTokenStore(Builder builder) {
        super(builder);
    }

    /**
     * Keeps tokens in the event store's own table.
     *
     * @param claimTimeout how long a claim may rest before another process may take it
     */
    public static PostgresTokenStore of(
            ConnectionProvider connections, Serializer serializer, TemporalAmount claimTimeout) {
        TokenSchema schema = TokenSchema.builder()
                .setTokenTable("event_store.token")
                .setProcessorNameColumn("processor_name")
                .setTokenTypeColumn("token_type")
                .build();
        return new PostgresTokenStore(JdbcTokenStore.builder()
                .connectionProvider(connections)
                .serializer(serializer)
                .schema(schema)
                .contentType(byte[].class)
                .claimTimeout(claimTimeout)
                .nodeId(UUID.randomUUID().toString()));
    }
}
