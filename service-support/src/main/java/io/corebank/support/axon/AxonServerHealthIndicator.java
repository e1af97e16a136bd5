package io.corebank.support.axon;

import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Whether the link to Axon Server is there. It comes back by itself when Axon Server does. */
final class AxonServerHealthIndicator extends AbstractHealthIndicator {

    private final AxonServerConnectionManager connections;
    private final AxonServerConfiguration server;

    AxonServerHealthIndicator(AxonServerConnectionManager connections, AxonServerConfiguration server) {
        super("Axon Server does not answer");
        this.connections = connections;
        this.server = server;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        health.status(connections.isConnected(server.getContext()) ? "UP" : "DOWN")
                .withDetail("context", server.getContext())
                .withDetail("servers", server.getServers());
    }
}
