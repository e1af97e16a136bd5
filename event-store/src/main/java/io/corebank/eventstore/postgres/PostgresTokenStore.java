package io.corebank.eventstore.postgres;

import io.corebank.eventstore.postgres.DeferredTokens.Place;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.TemporalAmount;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of streaming processors. Their owner is named anew at each start, because what Axon takes for a name is
 * the same in every container.
 *
 * <p>A token is written in the transaction of each batch, unless its processor's are {@link #defer deferred}.
 */
public final class PostgresTokenStore extends JdbcTokenStore implements AutoCloseable {

    private static final String TOGETHER = PostgresTokenStore.class.getName() + ".together";

    private final Set<String> deferring = ConcurrentHashMap.newKeySet();
    private final DeferredTokens deferred = new DeferredTokens(this::writeOwn);

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

    /**
     * Has the tokens of a processor written ten times a second, after the transactions of its batches instead of in
     * them. This is for processors that do no harm by handling events again: when their process dies, they begin a
     * tenth of a second further back. That another process has taken a segment over is noticed as much later. A batch
     * that writes rows of its own says so with {@link #keepTogether}.
     */
    public void defer(String processorName) {
        deferring.add(processorName);
    }

    /** Does that with the token store of a configuration, if it is one of these. */
    public static void defer(Configuration configuration, String processorName) {
        if (configuration.getComponent(TokenStore.class) instanceof PostgresTokenStore tokens) {
            tokens.defer(processorName);
        }
    }

    /** The token of this thread's batch is not deferred: it is written in the same transaction as what came of it. */
    public static void keepTogether() {
        CurrentUnitOfWork.ifStarted(batch -> batch.root().resources().put(TOGETHER, true));
    }

    @Override
    public void storeToken(@Nullable TrackingToken token, String processorName, int segment) {
        if (!deferring.contains(processorName)) {
            super.storeToken(token, processorName, segment);
            return;
        }
        Place place = new Place(processorName, segment);
        if (token != null && deferred.wasLost(place)) {
            throw new UnableToClaimTokenException("Somebody else has segment " + segment + " of " + processorName);
        }
        boolean inBatch = CurrentUnitOfWork.map(
                        batch -> !batch.root().resources().containsKey(TOGETHER))
                .orElse(false);
        if (token == null || !inBatch) {
            deferred.replace(place, () -> super.storeToken(token, processorName, segment));
            return;
        }
        CurrentUnitOfWork.get().afterCommit(batch -> deferred.defer(place, token));
    }

    @Override
    public @Nullable TrackingToken fetchToken(String processorName, int segment) {
        settle(processorName, segment);
        return super.fetchToken(processorName, segment);
    }

    @Override
    public @Nullable TrackingToken fetchToken(String processorName, Segment segment) {
        settle(processorName, segment.getSegmentId());
        return super.fetchToken(processorName, segment);
    }

    @Override
    public void releaseClaim(String processorName, int segment) {
        settle(processorName, segment);
        super.releaseClaim(processorName, segment);
    }

    @Override
    public void deleteToken(String processorName, int segment) {
        deferred.replace(new Place(processorName, segment), () -> super.deleteToken(processorName, segment));
    }

    private void settle(String processorName, int segment) {
        Place place = new Place(processorName, segment);
        deferred.settle(place);
        deferred.wasLost(place);
    }

    /** In one transaction, whose commit all of them share. */
    private Set<Place> writeOwn(Map<Place, TrackingToken> tokens) throws SQLException {
        Set<Place> lost = new HashSet<>();
        try (Connection connection = getConnection()) {
            boolean alone = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try {
                for (Place place : tokens.keySet()) {
                    if (!update(connection, place, tokens.get(place))) {
                        lost.add(place);
                    }
                }
                if (alone) {
                    connection.commit();
                }
            } finally {
                connection.setAutoCommit(alone);
            }
        }
        return lost;
    }

    private boolean update(Connection connection, Place place, @Nullable TrackingToken token) throws SQLException {
        try (PreparedStatement update = storeUpdate(connection, token, place.processor(), place.segment())) {
            return update.executeUpdate() == 1;
        }
    }

    @Override
    public void close() {
        deferred.close();
    }

    /**
     * The tokens of a processor by segment, whoever owns them; looking at them claims nothing. Those that this process
     * has deferred are among them, those of others are not.
     */
    public Map<Integer, TrackingToken> peek(String processorName) {
        Map<Integer, TrackingToken> newer = deferred.of(processorName);
        try (Connection connection = getConnection()) {
            Map<Integer, TrackingToken> tokens = TokenRows.of(processorName, connection, serializer());
            newer.forEach((segment, token) -> tokens.computeIfPresent(segment, (same, stored) -> token));
            return tokens;
        } catch (SQLException e) {
            throw new EventStoreException("The tokens cannot be read", e);
        }
    }
}
