package io.corebank.standalone.launch;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The settings that the services of a cluster are started with. */
final class ClusterSettings {

    /** The database of persons' keys, which all share. */
    static final String VAULT = "vault";

    /** Those that decide, of which there may be several processes. */
    private static final List<String> REPLICATED = List.of("account-command", "transfer-saga");

    private static final int MOST_CONNECTIONS = 16;
    private static final int FEWEST_CONNECTIONS = 4;

    /** Those of every process to the database of keys. */
    private static final int VAULT_CONNECTIONS = 4;

    /** For whoever else asks PostgreSQL something: an audit, a backup, an operator. */
    private static final int SPARE_CONNECTIONS = 20;

    private final ClusterUpCommand options;
    private final Servers servers;
    private final DataFolder data;
    private final URI address;

    ClusterSettings(ClusterUpCommand options, Servers servers, DataFolder data, URI address) {
        this.options = options;
        this.servers = servers;
        this.data = data;
        this.address = address;
    }

    static String databaseOf(String service) {
        return service.replace('-', '_');
    }

    /** How many processes of a service there are to be. */
    int replicasOf(String service) {
        return replicasOf(service, options.replicas);
    }

    private static int replicasOf(String service, int replicas) {
        return REPLICATED.contains(service) ? replicas : 1;
    }

    /** How many connections PostgreSQL must take with so many processes of the services that are replicated. */
    static int connections(int replicas) {
        int all = Cluster.SERVICES.stream()
                .filter(service -> !service.equals(Cluster.GATEWAY))
                .mapToInt(service ->
                        replicasOf(service, replicas) * (connectionsOf(service, replicas) + VAULT_CONNECTIONS))
                .sum();
        return all + SPARE_CONNECTIONS;
    }

    /** What one process of a service is started with. */
    Map<String, String> of(String name, int port) {
        Map<String, String> settings = new LinkedHashMap<>(servers.settings());
        settings.put("spring.datasource.url", servers.postgresUrl(databaseOf(name)));
        settings.put("bank.privacy.vault.url", servers.postgresUrl(VAULT));
        settings.put("bank.privacy.vault.username", settings.getOrDefault("spring.datasource.username", ""));
        settings.put("bank.privacy.vault.password", settings.getOrDefault("spring.datasource.password", ""));
        settings.put(
                "bank.privacy.master-key-file",
                data.keys().resolve("master.key").toString());
        settings.put("bank.identity.key-folder", data.keys().toString());
        settings.put("bank.identity.issuer-uri", address.toString());
        settings.put("bank.security.issuer-uri", address.toString());
        settings.put("bank.demo", "true");
        // As in a standalone bank: somebody who tries the demo has a receiver on the same machine.
        settings.put("bank.webhooks.allow-loopback", "true");
        settings.put("server.address", "127.0.0.1");
        settings.put("server.port", Integer.toString(port));
        settings.put(
                "spring.datasource.hikari.maximum-pool-size", Integer.toString(connectionsOf(name, options.replicas)));
        settings.putAll(link());
        return settings;
    }

    /** All of them share one PostgreSQL, where a connection is a process. */
    private static int connectionsOf(String name, int replicas) {
        return Math.max(FEWEST_CONNECTIONS, MOST_CONNECTIONS / replicasOf(name, replicas));
    }

    /** How Axon Server is reached. */
    private Map<String, String> link() {
        Map<String, String> link = new LinkedHashMap<>();
        link.put("axon.axonserver.servers", options.axonServer);
        if (options.axonServerToken != null) {
            link.put("axon.axonserver.token", options.axonServerToken);
        }
        if (options.axonServerCertificate != null) {
            link.put("axon.axonserver.ssl-enabled", "true");
            link.put(
                    "axon.axonserver.cert-file",
                    options.axonServerCertificate.toAbsolutePath().toString());
        }
        return link;
    }
}
