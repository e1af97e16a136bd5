package io.corebank.bench.apps.saga;

import io.corebank.bench.apps.AccountNames;
import io.corebank.bench.apps.Ready;
import java.util.concurrent.CompletableFuture;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jpa.JpaTokenStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jpa.JpaEventStorageEngine;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.axonframework.modelling.saga.repository.jpa.JpaSagaStore;
import org.axonframework.serialization.jackson3.Jackson3SerializerCustomizer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/** Stock Axon: events, tokens and sagas in JPA, event processors as they are by default. */
@SpringBootApplication
@Import(Ready.class)
public class SagaComparison {

    private static final long PLENTY = 1_000_000_000_000L;

    public static void main(String[] arguments) {
        SpringApplication.run(SagaComparison.class, arguments);
    }

    /** Without it Axon 4.13.0 cannot read its own tokens back. */
    @Bean
    Jackson3SerializerCustomizer axonTypesOnly() {
        return json -> json.polymorphicTypeValidator(BasicPolymorphicTypeValidator.builder()
                .allowIfSubType("org.axonframework.")
                .build());
    }

    @Bean
    ApplicationRunner openAccounts(
            CommandGateway commands,
            EventStorageEngine engine,
            TokenStore tokens,
            SagaStore<?> sagas,
            @Value("${comparison.accounts}") int count) {
        boolean stock = engine instanceof JpaEventStorageEngine
                && tokens instanceof JpaTokenStore
                && sagas instanceof JpaSagaStore;
        if (!stock) {
            throw new IllegalStateException("This is not stock Axon on JPA: " + engine + ", " + tokens + ", " + sagas);
        }
        return arguments -> AccountNames.first(count).stream()
                .map(name -> commands.<Object>send(new OpenAccount(name, PLENTY)))
                .forEach(CompletableFuture::join);
    }
}
