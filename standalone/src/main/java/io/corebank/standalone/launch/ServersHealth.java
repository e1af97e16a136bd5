package io.corebank.standalone.launch;

import io.corebank.servers.EmbeddedServer;
import io.corebank.servers.ServerState;
import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** DOWN with the reason while one of the bank's own servers is being restarted. */
final class ServersHealth implements HealthIndicator {

    private final List<EmbeddedServer> servers;

    ServersHealth(List<EmbeddedServer> servers) {
        this.servers = servers;
    }

    @Override
    public Health health() {
        boolean allUp = servers.stream().allMatch(server -> server.state().isUp());
        Health.Builder health = allUp ? Health.up() : Health.down();
        for (EmbeddedServer server : servers) {
            ServerState state = server.state();
            String reason = state.reason();
            health.withDetail(server.name(), reason == null ? state.phase().toString() : reason);
        }
        return health.build();
    }
}
