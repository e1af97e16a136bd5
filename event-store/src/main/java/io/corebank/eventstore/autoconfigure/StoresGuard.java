package io.corebank.eventstore.autoconfigure;

import io.corebank.eventstore.postgres.PostgresSagaStore;
import io.corebank.eventstore.postgres.PostgresTokenStore;
import java.util.List;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.common.AxonConfigurationException;
import org.axonframework.common.caching.Cache;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.SmartInitializingSingleton;

/** Refuses to start when Axon has picked another store than ours: what is in memory or in large objects gets lost. */
final class StoresGuard implements SmartInitializingSingleton {

    private static final String UNREADABLE = "The general serializer cannot read a token of Axon back, and streaming"
            + " processors would stop. With jackson3, declare a Jackson3SerializerCustomizer whose"
            + " BasicPolymorphicTypeValidator has allowIfSubType(\"org.axonframework.\").";

    private final Backend backend;
    private final Configuration configuration;
    private final List<Cache> caches;

    StoresGuard(Backend backend, Configuration configuration, List<Cache> caches) {
        this.backend = backend;
        this.configuration = configuration;
        this.caches = caches;
    }

    @Override
    public void afterSingletonsInstantiated() {
        demand(backend.eventStore(), configuration.eventStore());
        demand(backend.commandBus(), configuration.getComponent(CommandBus.class));
        demand(PostgresTokenStore.class, configuration.getComponent(TokenStore.class));
        demand(PostgresSagaStore.class, configuration.getComponent(SagaStore.class));
        demandReadableTokens(configuration.serializer());
        caches.forEach(backend.guard());
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

    private static void demand(Class<?> wanted, Object found) {
        if (!wanted.isInstance(found)) {
            throw new AxonConfigurationException("Axon uses "
                    + (found == null ? "none" : found.getClass().getName()) + " instead of " + wanted.getName());
        }
    }
}
