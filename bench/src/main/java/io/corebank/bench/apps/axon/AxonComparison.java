package io.corebank.bench.apps.axon;

import io.corebank.bench.apps.AccountNames;
import io.corebank.bench.apps.Ready;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.caching.WeakReferenceCache;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jpa.JpaEventStorageEngine;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * Stock Axon on JPA. Hibernate 7 maps the {@code @Lob} of Axon's events to PostgreSQL's large objects; that is what
 * comes out of the box, and it is left as it is.
 */
@SpringBootApplication
@Import(Ready.class)
public class AxonComparison {

    public static void main(String[] arguments) {
        SpringApplication.run(AxonComparison.class, arguments);
    }

    @Bean
    ConfigurerModule account(@Value("${comparison.cache:false}") boolean cached) {
        return cached ? AxonAccounts.cachedIn(new WeakReferenceCache()) : AxonAccounts.plain();
    }

    @Bean
    ApplicationRunner openAccounts(
            CommandGateway commands, EventStorageEngine engine, @Value("${comparison.accounts}") int count) {
        if (!(engine instanceof JpaEventStorageEngine)) {
            throw new IllegalStateException("This is not stock Axon on JPA, but " + engine.getClass());
        }
        return arguments -> AxonAccounts.open(commands, AccountNames.first(count));
    }
}
