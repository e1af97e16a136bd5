package io.corebank.support.axon;

import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/**
 * The link to Axon Server: awaited at the start, and shown as {@code axonServer} in the process's health, as Axon's own
 * indicator is for Boot 3.
 */
@AutoConfiguration(afterName = "org.axonframework.springboot.autoconfig.AxonServerAutoConfiguration")
@ConditionalOnProperty(name = "event-store.kind", havingValue = "axon-server")
public class AxonServerLinkConfiguration {

    @Bean
    AxonServerHealthIndicator axonServerHealthIndicator(
            AxonServerConnectionManager connections, AxonServerConfiguration server) {
        return new AxonServerHealthIndicator(connections, server);
    }

    @Bean
    AxonServerArrival axonServerArrival(AxonServerConnectionManager connections, AxonServerConfiguration server) {
        return new AxonServerArrival(() -> connections.getConnection().isConnected(), server.getServers());
    }
}
