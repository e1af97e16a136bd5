package io.corebank.bench.apps.axonserver;

import io.corebank.bench.apps.AccountNames;
import io.corebank.bench.apps.Ready;
import io.corebank.bench.apps.axon.AxonAccounts;
import io.corebank.bench.apps.axon.AxonController;
import org.axonframework.axonserver.connector.command.AxonServerCommandBus;
import org.axonframework.axonserver.connector.event.axon.AxonServerEventStore;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Stock Axon on Axon Server: events and commands go there, and nothing is set but where it is. */
@SpringBootApplication
@Import({Ready.class, AxonController.class})
public class AxonServerComparison {

    public static void main(String[] arguments) {
        SpringApplication.run(AxonServerComparison.class, arguments);
    }

    @Bean
    ConfigurerModule account() {
        return AxonAccounts.plain();
    }

    @Bean
    ApplicationRunner openAccounts(
            CommandGateway commands, CommandBus bus, EventStore events, @Value("${comparison.accounts}") int count) {
        if (!(bus instanceof AxonServerCommandBus) || !(events instanceof AxonServerEventStore)) {
            throw new IllegalStateException("This is not stock Axon on Axon Server, but " + bus + ", " + events);
        }
        return arguments -> AxonAccounts.open(commands, AccountNames.first(count));
    }
}
