package io.corebank.eventstore.autoconfigure;

import io.corebank.eventstore.postgres.PostgresSagaStore;
import io.corebank.eventstore.postgres.PostgresTokenStore;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.common.AxonConfigurationException;
import org.axonframework.common.ReflectionUtils;
import org.axonframework.config.AggregateConfiguration;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.CachingEventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.Repository;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.SmartInitializingSingleton;

/** Refuses to start when Axon has picked another store than ours: what is in memory or in large objects gets lost. */
final class StoresGuard implements SmartInitializingSingleton {

    private static final String UNREADABLE = "The general serializer cannot read a token of Axon back, and streaming"
            + " processors would stop. With jackson3, declare a Jackson3SerializerCustomizer whose"
            + " BasicPolymorphicTypeValidator has allowIfSubType(\"org.axonframework.\").";

    private static final String WITHOUT_AUTO_COMMIT =
            "The connections of the DataSource do not commit by themselves, so"
                    + " that whatever the event store writes outside of a transaction would be rolled back: set"
                    + " spring.datasource.hikari.auto-commit, or what the pool calls it, to true.";

    private final Backend backend;
    private final DataSource dataSource;
    private final Configuration configuration;

    StoresGuard(Backend backend, DataSource dataSource, Configuration configuration) {
        this.backend = backend;
        this.dataSource = dataSource;
        this.configuration = configuration;
    }

    @Override
    public void afterSingletonsInstantiated() {
        demand(backend.eventStore(), configuration.eventStore());
        demand(backend.commandBus(), configuration.getComponent(CommandBus.class));
        demand(PostgresTokenStore.class, configuration.getComponent(TokenStore.class));
        demand(PostgresSagaStore.class, configuration.getComponent(SagaStore.class));
        demandReadableTokens(configuration.serializer());
        demandAutoCommit();
        configuration
                .findModules(AggregateConfiguration.class)
                .forEach(aggregate -> demandOwnCache(aggregate.repository()));
    }

    /**
     * Only ours notes which state of an aggregate it hands out. Without that, nobody knows that a refusal rests on
     * events which never became durable, or that another process has appended since.
     */
    private void demandOwnCache(Repository<?> repository) {
        if (repository instanceof CachingEventSourcingRepository) {
            demand(backend.cache(), cacheOf(repository));
        }
    }

    private static Object cacheOf(Repository<?> repository) {
        try {
            return ReflectionUtils.getFieldValue(
                    CachingEventSourcingRepository.class.getDeclaredField("cache"), repository);
        } catch (NoSuchFieldException e) {
            throw new AxonConfigurationException("Nobody knows which cache this version of Axon uses", e);
        }
    }

    /** A processor whose token cannot be read would stand still, and nothing would say so. */
    private static void demandReadableTokens(Serializer serializer) {
        TrackingToken token =
                ReplayToken.createReplayToken(new GlobalSequenceTrackingToken(2), new GlobalSequenceTrackingToken(1));
        try {
            if (!token.equals(serializer.deserialize(serializer.serialize(token, byte[].class)))) {
                throw new AxonConfigurationException(UNREADABLE);
            }
        } catch (SerializationException e) {
            throw new AxonConfigurationException(UNREADABLE, e);
        }
    }

    private void demandAutoCommit() {
        try (Connection connection = dataSource.getConnection()) {
            if (!connection.getAutoCommit()) {
                throw new AxonConfigurationException(WITHOUT_AUTO_COMMIT);
            }
        } catch (SQLException e) {
            throw new EventStoreException("PostgreSQL cannot be asked how it is connected", e);
        }
    }

    private static void demand(Class<?> wanted, Object found) {
        if (!wanted.isInstance(found)) {
            throw new AxonConfigurationException("Axon uses "
                    + (found == null ? "none" : found.getClass().getName()) + " instead of " + wanted.getName());
        }
    }
}
