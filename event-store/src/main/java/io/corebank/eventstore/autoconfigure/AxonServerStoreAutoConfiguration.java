package io.corebank.eventstore.autoconfigure;

import io.corebank.eventstore.EventLog;
import io.corebank.eventstore.EventStoreSettings;
import io.corebank.eventstore.OperationLog;
import io.corebank.eventstore.OperationResolver;
import io.corebank.eventstore.RefusalCodec;
import io.corebank.eventstore.WriteRight;
import io.corebank.eventstore.axon.KnownCommandTargets;
import io.corebank.eventstore.axon.OwnKind;
import io.corebank.eventstore.axonserver.AxonServerRuntime;
import io.corebank.eventstore.postgres.DatabaseClock;
import io.corebank.eventstore.postgres.EventStoreSchema;
import javax.sql.DataSource;
import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.axonserver.connector.command.AxonServerCommandBus;
import org.axonframework.axonserver.connector.event.axon.AxonServerEventStore;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandBusSpanFactory;
import org.axonframework.commandhandling.DuplicateCommandHandlerResolver;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.distributed.RoutingStrategy;
import org.axonframework.common.caching.Cache;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventBusSpanFactory;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Fallback;
import org.springframework.context.annotation.Primary;

/** Axon Server as event store and carrier of messages, chosen by {@code event-store.kind=axon-server}. */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.axonframework.springboot.autoconfig.AxonServerAutoConfiguration"
        },
        beforeName = {
            "org.axonframework.springboot.autoconfig.AxonAutoConfiguration",
            "org.axonframework.springboot.autoconfig.AxonServerBusAutoConfiguration",
            "org.axonframework.springboot.autoconfig.InfraConfiguration"
        })
@ConditionalOnProperty(name = "event-store.kind", havingValue = "axon-server")
@EnableConfigurationProperties(EventStoreSettings.class)
public class AxonServerStoreAutoConfiguration {

    private static final RoutingStrategy BY_TARGET = EventStoreAutoConfiguration.byTarget();

    /** Migrates first, so that nothing else can touch a table before it is there. */
    @Bean
    Backend backend(DataSource dataSource) {
        EventStoreSchema.migrate(dataSource);
        return new Backend(AxonServerRuntime.EVENT_STORE, AxonServerRuntime.COMMAND_BUS, AxonServerRuntime.CACHE);
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    AxonServerRuntime axonServerRuntime(
            Backend migrated,
            DataSource dataSource,
            EventStoreSettings settings,
            AxonServerConfiguration server,
            AxonServerConnectionManager connections,
            RefusalCodec refusals,
            Serializer defaultSerializer,
            @Qualifier("messageSerializer") Serializer messageSerializer,
            @Qualifier("eventSerializer") Serializer eventSerializer,
            Configuration configuration,
            @Value("${event-store.mirror:false}") boolean mirrored) {
        AxonServerEventStore events = AxonServerEventStore.builder()
                .messageMonitor(configuration.messageMonitor(AxonServerEventStore.class, "eventStore"))
                .configuration(server)
                .platformConnectionManager(connections)
                .snapshotSerializer(defaultSerializer)
                .eventSerializer(eventSerializer)
                .snapshotFilter(configuration.snapshotFilter())
                .upcasterChain(configuration.upcasterChain())
                .spanFactory(configuration.getComponent(EventBusSpanFactory.class))
                .build();
        return new AxonServerRuntime(
                dataSource, settings, events, refusals, messageSerializer, eventSerializer, mirrored);
    }

    @Bean
    @ConditionalOnMissingBean
    OperationResolver metaDataOperationResolver() {
        return new MetaDataOperationResolver();
    }

    @Bean
    @ConditionalOnMissingBean
    RefusalCodec refusalCodec() {
        return new NoRefusals();
    }

    /** The time of all processes on this database, for whoever has no other clock. */
    @Bean
    @Fallback
    DatabaseClock databaseClock(DataSource dataSource) {
        return DatabaseClock.start(dataSource);
    }

    /** Axon Server decides between those who write at the same time. */
    @Bean
    WriteRight writeRight() {
        return () -> true;
    }

    @Bean
    static PoolPatience poolPatience(ObjectProvider<EventStoreSettings> settings) {
        return new PoolPatience(settings);
    }

    @Qualifier("eventStore")
    @Bean("eventBus")
    EventStore eventStore(AxonServerRuntime runtime) {
        return runtime.eventStore();
    }

    @Bean
    EventLog eventLog(AxonServerRuntime runtime) {
        return runtime.eventLog();
    }

    @Bean
    OperationLog operationLog(AxonServerRuntime runtime) {
        return runtime.operationLog();
    }

    @Bean
    @Qualifier("localSegment")
    CommandBus localCommandBus(
            AxonServerRuntime runtime,
            OperationResolver operations,
            Configuration configuration,
            DuplicateCommandHandlerResolver duplicates) {
        SimpleCommandBus handlers = SimpleCommandBus.builder()
                .duplicateCommandHandlerResolver(duplicates)
                .spanFactory(configuration.getComponent(CommandBusSpanFactory.class))
                .messageMonitor(configuration.messageMonitor(CommandBus.class, "commandBus"))
                .build();
        handlers.registerHandlerInterceptor(new OwnKind());
        handlers.registerHandlerInterceptor(new CorrelationDataInterceptor<>(configuration.correlationDataProviders()));
        return runtime.localSegment(
                handlers, operations, BY_TARGET, configuration.getComponent(CommandBusSpanFactory.class));
    }

    @Bean
    @Primary
    CommandBus commandBus(
            AxonServerRuntime runtime,
            @Qualifier("localSegment") CommandBus localSegment,
            AxonServerConfiguration server,
            AxonServerConnectionManager connections,
            @Qualifier("messageSerializer") Serializer messageSerializer,
            Configuration configuration) {
        CommandBusSpanFactory spans = configuration.getComponent(CommandBusSpanFactory.class);
        AxonServerCommandBus bus = AxonServerCommandBus.builder()
                .axonServerConnectionManager(connections)
                .configuration(server)
                .localSegment(localSegment)
                .serializer(messageSerializer)
                .routingStrategy(BY_TARGET)
                .loadFactorProvider(command -> server.getCommandLoadFactor())
                .spanFactory(spans)
                .build();
        return runtime.commandBus(bus, BY_TARGET, spans);
    }

    @Bean
    @ConditionalOnMissingBean
    CommandTargetResolver commandTargetResolver() {
        return new KnownCommandTargets();
    }

    @Bean
    Cache aggregateCache(AxonServerRuntime runtime) {
        return runtime.aggregateCache();
    }

    @Bean
    SnapshotTriggerDefinition aggregateSnapshots(Snapshotter snapshotter, EventStoreSettings settings) {
        return new EventCountSnapshotTriggerDefinition(snapshotter, settings.snapshotEvery());
    }
}
