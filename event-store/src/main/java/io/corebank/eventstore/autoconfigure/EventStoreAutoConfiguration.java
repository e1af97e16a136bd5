package io.corebank.eventstore.autoconfigure;

import io.corebank.eventstore.EventLog;
import io.corebank.eventstore.EventStoreSettings;
import io.corebank.eventstore.OperationLog;
import io.corebank.eventstore.OperationResolver;
import io.corebank.eventstore.axon.AggregateCache;
import io.corebank.eventstore.axon.EventStoreRuntime;
import io.corebank.eventstore.axon.KnownCommandTargets;
import io.corebank.eventstore.axon.OwnKind;
import io.corebank.eventstore.axon.PipelinedCommandBus;
import io.corebank.eventstore.axon.TailingEventStore;
import io.corebank.eventstore.axon.TicketingEventStorageEngine;
import io.corebank.eventstore.postgres.DatabaseClock;
import io.corebank.eventstore.postgres.EventSearch;
import io.corebank.eventstore.postgres.EventStoreSchema;
import io.corebank.eventstore.postgres.PostgresEventLog;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandBusSpanFactory;
import org.axonframework.commandhandling.DuplicateCommandHandlerResolver;
import org.axonframework.commandhandling.distributed.AnnotationRoutingStrategy;
import org.axonframework.commandhandling.distributed.RoutingStrategy;
import org.axonframework.commandhandling.distributed.UnresolvedRoutingKeyPolicy;
import org.axonframework.common.caching.Cache;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventBusSpanFactory;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Fallback;

/** The event store, the command bus and what belongs to them, before Axon thinks of making its own. */
@AutoConfiguration(
        afterName = "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
        beforeName = {
            "org.axonframework.springboot.autoconfig.AxonAutoConfiguration",
            "org.axonframework.springboot.autoconfig.AxonServerBusAutoConfiguration",
            "org.axonframework.springboot.autoconfig.InfraConfiguration"
        })
@ConditionalOnBean(DataSource.class)
@ConditionalOnProperty(name = "event-store.enabled", matchIfMissing = true)
@ConditionalOnProperty(name = "event-store.kind", havingValue = "postgresql", matchIfMissing = true)
@EnableConfigurationProperties(EventStoreSettings.class)
public class EventStoreAutoConfiguration {

    /** The time of all processes on this database, for whoever has no other clock. */
    @Bean
    @Fallback
    DatabaseClock databaseClock(DataSource dataSource) {
        return DatabaseClock.start(dataSource);
    }

    @Bean
    static PoolPatience poolPatience(ObjectProvider<EventStoreSettings> settings) {
        return new PoolPatience(settings);
    }

    /** Migrates first, so that nothing else can touch a table before it is there. */
    @Bean(initMethod = "start", destroyMethod = "close")
    EventStoreRuntime eventStoreRuntime(
            DataSource dataSource, EventStoreSettings settings, DatabaseClock databaseClock) {
        EventStoreSchema.migrate(dataSource);
        MicrosecondClock.install(databaseClock);
        return new EventStoreRuntime(dataSource, settings);
    }

    @Bean
    Backend backend(EventStoreRuntime migrated) {
        return new Backend(TailingEventStore.class, PipelinedCommandBus.class, AggregateCache.class);
    }

    @Bean
    OperationLog operationLog(EventStoreRuntime runtime) {
        return runtime.operationLog();
    }

    @Bean
    EventLog eventLog(EventStoreRuntime runtime, DataSource dataSource) {
        return new PostgresEventLog(runtime.rows(), new EventSearch(dataSource));
    }

    @Bean
    TicketingEventStorageEngine eventStorageEngine(
            EventStoreRuntime runtime,
            Serializer defaultSerializer,
            @Qualifier("eventSerializer") Serializer eventSerializer,
            Configuration configuration) {
        return runtime.storageEngine(
                eventSerializer, defaultSerializer, configuration.upcasterChain(), configuration.snapshotFilter());
    }

    @Qualifier("eventStore")
    @Bean("eventBus")
    TailingEventStore eventStore(
            EventStoreRuntime runtime, TicketingEventStorageEngine engine, Configuration configuration) {
        return runtime.eventStore(
                engine,
                configuration.messageMonitor(EventStore.class, "eventStore"),
                configuration.getComponent(EventBusSpanFactory.class));
    }

    @Bean
    @ConditionalOnMissingBean
    OperationResolver metaDataOperationResolver() {
        return new MetaDataOperationResolver();
    }

    @Qualifier("localSegment")
    @Bean("commandBus")
    PipelinedCommandBus commandBus(
            EventStoreRuntime runtime,
            OperationResolver operations,
            ObjectProvider<RoutingStrategy> routing,
            @Qualifier("messageSerializer") Serializer messageSerializer,
            Configuration configuration,
            DuplicateCommandHandlerResolver duplicates) {
        PipelinedCommandBus.Builder builder = runtime.commandBus(
                routing.getIfAvailable(EventStoreAutoConfiguration::byTarget), operations, messageSerializer);
        builder.duplicateCommandHandlerResolver(duplicates)
                .spanFactory(configuration.getComponent(CommandBusSpanFactory.class))
                .messageMonitor(configuration.messageMonitor(CommandBus.class, "commandBus"));
        PipelinedCommandBus bus = builder.build();
        bus.registerHandlerInterceptor(new OwnKind());
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(configuration.correlationDataProviders()));
        return bus;
    }

    @Bean
    @ConditionalOnMissingBean
    CommandTargetResolver commandTargetResolver() {
        return new KnownCommandTargets();
    }

    static RoutingStrategy byTarget() {
        return AnnotationRoutingStrategy.builder()
                .fallbackRoutingStrategy(UnresolvedRoutingKeyPolicy.RANDOM_KEY)
                .build();
    }

    @Bean("aggregateCache")
    @ConditionalOnMissingBean(name = "aggregateCache")
    Cache aggregateCache(EventStoreRuntime runtime) {
        return runtime.aggregateCache();
    }

    @Bean("aggregateSnapshots")
    @ConditionalOnMissingBean(name = "aggregateSnapshots")
    SnapshotTriggerDefinition aggregateSnapshots(
            EventStoreRuntime runtime, EventStoreSettings settings, TicketingEventStorageEngine engine) {
        return runtime.snapshotsEvery(settings.snapshotEvery(), engine);
    }
}
