package io.corebank.eventstore.autoconfigure;

import io.corebank.eventstore.axon.CoordinatorExecutor;
import io.corebank.eventstore.postgres.DatabaseClock;
import io.corebank.eventstore.postgres.DeadLetterRows;
import io.corebank.eventstore.postgres.PostgresDeadLetters;
import io.corebank.eventstore.postgres.PostgresSagaStore;
import io.corebank.eventstore.postgres.PostgresTokenStore;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.annotation.HandlerDefinition;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.eventsourcing.SpringAggregateSnapshotter;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.axonframework.springboot.EventProcessorProperties;
import org.axonframework.springboot.TokenStoreProperties;
import org.axonframework.springboot.util.DeadLetterQueueProviderConfigurerModule;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.transaction.PlatformTransactionManager;

/** The stores of tokens, sagas and dead letters, and the transactions that Axon's processors run in. */
@AutoConfiguration(
        after = {EventStoreAutoConfiguration.class, AxonServerStoreAutoConfiguration.class},
        afterName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration",
            "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration"
        },
        beforeName = {
            "org.axonframework.springboot.autoconfig.AxonAutoConfiguration",
            "org.axonframework.springboot.autoconfig.EventProcessingAutoConfiguration",
            "org.axonframework.springboot.autoconfig.InfraConfiguration",
            "org.axonframework.springboot.autoconfig.NoOpTransactionAutoConfiguration",
            "org.axonframework.springboot.autoconfig.TransactionAutoConfiguration"
        })
@ConditionalOnBean(Backend.class)
@EnableConfigurationProperties({TokenStoreProperties.class, EventProcessorProperties.class})
public class StoresAutoConfiguration {

    /** Axon looks for transaction managers where Spring Boot 3 had them, and would go on without one. */
    @Bean
    @ConditionalOnMissingBean(TransactionManager.class)
    TransactionManager axonTransactionManager(PlatformTransactionManager transactionManager) {
        return new SpringTransactionManager(transactionManager);
    }

    @Bean
    @ConditionalOnMissingBean(ConnectionProvider.class)
    ConnectionProvider connectionProvider(DataSource dataSource) {
        return new UnitOfWorkAwareConnectionProviderWrapper(new SpringDataSourceConnectionProvider(dataSource));
    }

    @Bean
    PostgresTokenStore tokenStore(
            Backend migrated,
            ConnectionProvider connections,
            Serializer serializer,
            TokenStoreProperties properties,
            DatabaseClock databaseClock) {
        PostgresTokenStore.measureClaimsBy(databaseClock);
        return PostgresTokenStore.of(connections, serializer, properties.getClaimTimeout());
    }

    /** For every saga that does not name another. */
    @Bean
    @Primary
    PostgresSagaStore sagaStore(Backend migrated, ConnectionProvider connections, Serializer serializer) {
        return PostgresSagaStore.of(connections, serializer);
    }

    @Bean
    PostgresDeadLetters deadLetters(
            Backend migrated,
            ConnectionProvider connections,
            TransactionManager transactions,
            Serializer serializer,
            @Qualifier("eventSerializer") Serializer eventSerializer) {
        return new PostgresDeadLetters(connections, transactions, serializer, eventSerializer);
    }

    @Bean
    DeadLetterRows deadLetterRows(Backend migrated, DataSource dataSource) {
        return new DeadLetterRows(dataSource);
    }

    @Bean
    @ConditionalOnMissingBean
    DeadLetterQueueProviderConfigurerModule deadLetterQueueProviderConfigurerModule(
            EventProcessorProperties properties, PostgresDeadLetters queues) {
        return new DeadLetterQueueProviderConfigurerModule(properties, group -> configuration -> queues.of(group));
    }

    /** Whoever configures a processor by itself may still give it an executor of its own. */
    @Bean
    ConfigurerModule coordinatorExecutors() {
        return configurer -> configurer.eventProcessing(
                processing -> processing.registerPooledStreamingEventProcessorConfiguration((configuration, builder) ->
                        builder.coordinatorExecutor(name -> CoordinatorExecutor.of(configuration, name))));
    }

    /**
     * Not for anybody else, above all not for Spring Boot, which makes no executor for the application if it sees one.
     */
    @Bean(destroyMethod = "shutdown", defaultCandidate = false)
    ExecutorService snapshotterThread() {
        return Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "snapshotter");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** For Axon's own snapshot triggers: reads the events again, but not on the thread of the command. */
    @Bean
    @ConditionalOnMissingBean(Snapshotter.class)
    SpringAggregateSnapshotter aggregateSnapshotter(
            Configuration configuration,
            HandlerDefinition handlerDefinition,
            ParameterResolverFactory parameterResolverFactory,
            EventStore eventStore,
            TransactionManager transactions,
            @Qualifier("snapshotterThread") ExecutorService snapshotterThread) {
        return SpringAggregateSnapshotter.builder()
                .repositoryProvider(configuration::repository)
                .transactionManager(transactions)
                .eventStore(eventStore)
                .parameterResolverFactory(parameterResolverFactory)
                .handlerDefinition(handlerDefinition)
                .executor(snapshotterThread)
                .build();
    }

    @Bean
    StoresGuard storesGuard(Backend backend, DataSource dataSource, Configuration configuration) {
        return new StoresGuard(backend, dataSource, configuration);
    }
}
