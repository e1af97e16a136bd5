package io.corebank.bench.apps.inprocess;

import io.corebank.bench.apps.AccountNames;
import io.corebank.bench.apps.Ready;
import io.corebank.bench.apps.axon.AxonAccounts;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.caching.Cache;
import org.axonframework.config.ConfigurerModule;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The account of the comparison application, now on the bank's event store and command bus. */
@SpringBootApplication
@Import(Ready.class)
public class InProcess {

    public static void main(String[] arguments) {
        SpringApplication.run(InProcess.class, arguments);
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
