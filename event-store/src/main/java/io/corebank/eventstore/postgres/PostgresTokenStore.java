package io.corebank.eventstore.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.TemporalAmount;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;

/**
 * The tokens of streaming processors. Their owner is named anew at each start, because what Axon takes for a name is
 * the same in every container.
 */
public final class PostgresTokenStore extends JdbcTokenStore {

    private static final String PEEK = "select segment, token, token_type from event_store.token"
            + " where processor_name = ? and token is not null";

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

    /**
     * Sets the clock by which claims are dated, and found to be too old, for all token stores of this JVM. It should be
     * one that the processes of a database share: a claim that was dated by a clock which is ahead would live for as
     * long as that.
     */
    public static void measureClaimsBy(Clock clock) {
        // By name, because the class has annotations of a JPA that is not there, and the compiler would miss them.
        try {
            Class.forName("org.axonframework.eventhandling.tokenstore.AbstractTokenEntry")
                    .getField("clock")
                    .set(null, clock);
        } catch (ReflectiveOperationException changed) {
            throw new IllegalStateException("Axon's token entries have no clock of their own any more", changed);
        }
    }

    /** The tokens of a processor by segment, whoever owns them; looking at them claims nothing. */
    public Map<Integer, TrackingToken> peek(String processorName) {
        Map<Integer, TrackingToken> tokens = new TreeMap<>();
        try (Connection connection = getConnection();
                PreparedStatement query = connection.prepareStatement(PEEK)) {
            query.setString(1, processorName);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    tokens.put(rows.getInt(1), serializer().deserialize(tokenOf(rows)));
                }
            }
            return tokens;
        } catch (SQLException e) {
            throw new EventStoreException("The tokens cannot be read", e);
        }
    }

    private static SimpleSerializedObject<byte[]> tokenOf(ResultSet row) throws SQLException {
        return new SimpleSerializedObject<>(row.getBytes(2), byte[].class, row.getString(3), null);
    }
}
