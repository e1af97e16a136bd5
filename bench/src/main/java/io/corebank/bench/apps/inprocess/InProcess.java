package io.corebank.bench.apps.inprocess;

import io.corebank.bench.apps.AccountNames;
import io.corebank.bench.apps.Ready;
import io.corebank.bench.apps.axon.AxonAccounts;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.caching.Cache;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.serialization.jackson3.Jackson3SerializerCustomizer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/** The account of the comparison application, now on the bank's event store and command bus. */
@SpringBootApplication
@Import(Ready.class)
public class InProcess {

    public static void main(String[] arguments) {
        SpringApplication.run(InProcess.class, arguments);
    }

    /** As the README of the event store asks: Axon's own tokens are read back. */
    @Bean
    Jackson3SerializerCustomizer axonTypesOnly() {
        return json -> json.polymorphicTypeValidator(BasicPolymorphicTypeValidator.builder()
                .allowIfSubType("org.axonframework.")
                .build());
    }

    @Bean
    ConfigurerModule account(@Qualifier("aggregateCache") Cache cache) {
        return AxonAccounts.cachedIn(cache);
    }

    @Bean
    ApplicationRunner openAccounts(CommandGateway commands, @Value("${comparison.accounts}") int count) {
        return arguments -> AxonAccounts.open(commands, AccountNames.first(count));
    }
}
