package io.corebank.standalone.launch;

import io.corebank.servers.ElasticsearchServer;
import io.corebank.servers.EmbeddedServer;
import io.corebank.servers.PostgresServer;
import io.corebank.servers.ServerException;
import io.corebank.servers.ServerSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** The servers behind this bank: ours, started side by side, or those that were named by a URL. */
final class Servers implements AutoCloseable {

    private static final int CONNECTIONS = 100;

    private final UpOptions options;
    private final @Nullable PostgresServer postgres;
    private final @Nullable ElasticsearchServer elasticsearch;
    private final Progress progress;
    private CompletableFuture<Void> postgresStart = CompletableFuture.completedFuture(null);
    private CompletableFuture<Void> elasticsearchStart = CompletableFuture.completedFuture(null);

    Servers(UpOptions options, DataFolder data, Progress progress) {
        this(options, data, progress, CONNECTIONS);
    }

    /** With so many connections to the embedded PostgreSQL. */
    Servers(UpOptions options, DataFolder data, Progress progress, int connections) {
        this.options = options;
        this.progress = progress;
        this.postgres = options.postgres.url == null
                ? new PostgresServer(ServerSettings.in(data.server("postgres"))
                        .withPort(options.postgresPort)
                        .withOption("max_connections", Integer.toString(connections))
                        .withProgress(progress::step))
                : null;
        this.elasticsearch = options.elasticsearchUrl == null
                ? new ElasticsearchServer(ServerSettings.in(data.server("elasticsearch"))
                        .withPort(options.elasticsearchPort)
                        .withProgress(progress::step))
                : null;
    }

    /** Those that run as children of this process. */
    List<EmbeddedServer> embedded() {
        List<EmbeddedServer> servers = new ArrayList<>();
        if (postgres != null) {
            servers.add(postgres);
        }
        if (elasticsearch != null) {
            servers.add(elasticsearch);
        }
        return servers;
    }

    /** Begins to start everything; nothing is ready yet. */
    void start() {
        embedded().forEach(EmbeddedServer::reservePort);
        if (postgres != null) {
            postgresStart = begin(postgres);
        }
        if (elasticsearch != null) {
            elasticsearchStart = begin(elasticsearch);
        }
    }

    private CompletableFuture<Void> begin(EmbeddedServer server) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread starter = new Thread(
                () -> {
                    try {
                        server.start();
                        progress.step(server.name() + " is ready");
                        done.complete(null);
                    } catch (RuntimeException e) {
                        done.completeExceptionally(e);
                    }
                },
                "start-" + server.name());
        starter.start();
        return done;
    }

    void awaitPostgres() {
        await(postgresStart);
        if (postgres != null) {
            BankDatabase.createIn(postgres);
        }
    }

    /** Makes a database in the embedded PostgreSQL, unless it is there. */
    void createDatabase(String name) {
        if (postgres != null) {
            BankDatabase.createIn(postgres, name);
        }
    }

    /** Where a database of the embedded PostgreSQL is. */
    String postgresUrl(String database) {
        return Objects.requireNonNull(postgres, "an embedded PostgreSQL").jdbcUrl(database);
    }

    void awaitElasticsearch() {
        await(elasticsearchStart);
    }

    private static void await(CompletableFuture<Void> start) {
        try {
            start.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof ServerException failure ? failure : e;
        }
    }

    /**
     * What the application must know to find the servers; valid as soon as PostgreSQL is ready. Credentials that
     * somebody has set for a server of their own mean nothing to ours.
     */
    Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        if (postgres != null) {
            settings.put("spring.datasource.url", postgres.jdbcUrl(BankDatabase.NAME));
            settings.put("spring.datasource.username", PostgresServer.USER);
            settings.put("spring.datasource.password", postgres.password());
        } else {
            putIfSet(settings, "spring.datasource.url", options.postgres.url);
            putIfSet(settings, "spring.datasource.username", options.postgres.user);
            putIfSet(settings, "spring.datasource.password", options.postgres.password);
        }
        if (elasticsearch != null) {
            settings.put("bank.elasticsearch.url", elasticsearch.url());
        } else {
            putIfSet(settings, "bank.elasticsearch.url", options.elasticsearchUrl);
            putIfSet(settings, "bank.elasticsearch.username", options.elasticsearchUser);
            putIfSet(settings, "bank.elasticsearch.password", options.elasticsearchPassword);
        }
        return settings;
    }

    private static void putIfSet(Map<String, String> settings, String key, @Nullable String value) {
        if (value != null) {
            settings.put(key, value);
        }
    }

    /** Stops all servers side by side, also those that are only starting or were left over from before. */
    @Override
    public void close() {
        embedded().parallelStream().forEach(EmbeddedServer::close);
    }
}
