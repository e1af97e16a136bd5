package io.corebank.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Real servers for the tests of any module: one of each for a JVM, started when first asked for and gone with the JVM.
 * Tests do not share data: each call answers a new database, or a new prefix for the names of indices.
 */
public final class TestServers {

    private static final AtomicInteger COUNTER = new AtomicInteger();
    private static final String FOLDER_PREFIX = "corebank-test-servers-";

    private TestServers() {}

    /** A database of its own, with the URL and credentials that JDBC wants. */
    public record TestDatabase(String url, String user, String password) {}

    /** An Elasticsearch shared with other tests, and what the names of this test's indices must begin with. */
    public record TestElasticsearch(String url, String indexPrefix) {}

    /** A new, empty database of the shared PostgreSQL. Needs the PostgreSQL driver on the test class path. */
    public static TestDatabase postgres() {
        PostgresServer server = Postgres.SERVER;
        String database = "test_" + COUNTER.incrementAndGet();
        try (Connection connection = DriverManager.getConnection(
                        server.jdbcUrl("postgres"), PostgresServer.USER, server.password());
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + database);
        } catch (SQLException e) {
            throw new ServerException("No database for the test: " + e.getMessage(), e);
        }
        return new TestDatabase(server.jdbcUrl(database), PostgresServer.USER, server.password());
    }

    /** The shared Elasticsearch, with a prefix that no other test of this JVM uses. */
    public static TestElasticsearch elasticsearch() {
        return new TestElasticsearch(Elasticsearch.SERVER.url(), "test-" + COUNTER.incrementAndGet() + "-");
    }

    /**
     * An Elasticsearch that the caller may kill, pause and fill up, with these settings of its own. It is gone with the
     * JVM at the latest.
     */
    public static ElasticsearchServer elasticsearchOfItsOwn(Map<String, String> options) {
        ServerSettings settings = ServerSettings.in(folder("elasticsearch"));
        for (Map.Entry<String, String> option : options.entrySet()) {
            settings = settings.withOption(option.getKey(), option.getValue());
        }
        return start(new ElasticsearchServer(settings));
    }

    private static final class Postgres {
        static final PostgresServer SERVER = start(new PostgresServer(ServerSettings.in(folder("postgres"))));
    }

    private static final class Elasticsearch {
        static final ElasticsearchServer SERVER =
                start(new ElasticsearchServer(ServerSettings.in(folder("elasticsearch"))));
    }

    private static <S extends EmbeddedServer> S start(S server) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> remove(server.settings.folder().resolve("..").normalize(), server),
                        "stop-" + server.name()));
        server.start();
        return server;
    }

    private static Path folder(String name) {
        Path parent = Path.of(System.getProperty("java.io.tmpdir"));
        try {
            removeLeftOvers(parent);
            Path folder = Files.createTempDirectory(parent, FOLDER_PREFIX);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
            new PidFile(folder.resolve("owner.pid")).write(ProcessHandle.current());
            return Files.createDirectory(folder.resolve(name));
        } catch (IOException e) {
            throw new ServerException("No folder for the test's servers in " + parent + ": " + e.getMessage(), e);
        }
    }

    /** A test JVM that was killed could not stop its servers; the next one does it. */
    private static void removeLeftOvers(Path parent) throws IOException {
        try (Stream<Path> folders = Files.list(parent)) {
            folders.filter(folder -> folder.getFileName().toString().startsWith(FOLDER_PREFIX))
                    .filter(folder -> Files.exists(folder.resolve("owner.pid")) && Files.isWritable(folder))
                    .filter(folder ->
                            new PidFile(folder.resolve("owner.pid")).process().isEmpty())
                    .forEach(folder -> remove(
                            folder,
                            new PostgresServer(ServerSettings.in(folder.resolve("postgres"))),
                            new ElasticsearchServer(ServerSettings.in(folder.resolve("elasticsearch")))));
        }
    }

    private static void remove(Path folder, EmbeddedServer... servers) {
        for (EmbeddedServer server : servers) {
            server.close();
        }
        try {
            Distribution.deleteTree(folder);
        } catch (IOException e) {
            throw new ServerException("The folder " + folder + " of the test's servers cannot be deleted.", e);
        }
    }
}
