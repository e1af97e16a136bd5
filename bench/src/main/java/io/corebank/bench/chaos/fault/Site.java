package io.corebank.bench.chaos.fault;

import io.corebank.bench.lab.Bank;
import io.corebank.bench.lab.BenchException;
import io.corebank.bench.lab.Database;
import io.corebank.bench.lab.Lab;
import io.corebank.bench.lab.Part;
import io.corebank.servers.ElasticsearchServer;
import io.corebank.servers.ServerSettings;
import io.corebank.servers.TcpProxy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A bank of its own with its PostgreSQL, the network between them, and its Elasticsearch. */
public final class Site {

    /** What only the connection of the bank's committer sends. */
    private static final String COMMITTER = "pg_try_advisory_lock";

    private final Database database;
    private final TcpProxy network;
    private final ElasticsearchServer elasticsearch;
    private final Bank bank;

    /** Starts everything in a lab, which also stops the servers. The bank waits for Elasticsearch by itself. */
    public Site(Lab lab) {
        database = lab.database();
        network = proxyTo(database.port());
        lab.part("network", made -> (Part) () -> close(network));
        elasticsearch = new ElasticsearchServer(ServerSettings.in(lab.folder("elasticsearch")));
        elasticsearch.reservePort();
        lab.part("elasticsearch", made -> (Part) elasticsearch::close);
        CompletableFuture<Void> search = CompletableFuture.runAsync(elasticsearch::start);
        String url = URI.create(database.url(Bank.DATABASE).substring("jdbc:".length()))
                .getPath();
        bank = lab.bank(
                "jdbc:postgresql://127.0.0.1:" + network.port() + url,
                List.of("--elasticsearch-url=" + elasticsearch.url()));
        search.join();
    }

    private static TcpProxy proxyTo(int port) {
        try {
            return new TcpProxy(port, COMMITTER);
        } catch (IOException e) {
            throw new BenchException("There is no port for a proxy: " + e.getMessage() + ".", e);
        }
    }

    public Bank bank() {
        return bank;
    }

    public Database database() {
        return database;
    }

    TcpProxy network() {
        return network;
    }

    ElasticsearchServer elasticsearch() {
        return elasticsearch;
    }

    private static void close(TcpProxy network) {
        try {
            network.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
