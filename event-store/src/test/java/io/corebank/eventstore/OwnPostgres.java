package io.corebank.eventstore;

import io.corebank.servers.PostgresServer;
import io.corebank.servers.ServerSettings;
import io.corebank.servers.TestServers.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A PostgreSQL for one test that does to it what must not be done to a shared one. It is started again when it dies.
 */
final class OwnPostgres implements AutoCloseable {

    private final PostgresServer server;

    OwnPostgres() throws IOException {
        Path folder = Files.createTempDirectory("event-store-test-");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        server = new PostgresServer(ServerSettings.in(Files.createDirectory(folder.resolve("postgres"))));
        server.start();
    }

    TestDatabase database() {
        return new TestDatabase(server.jdbcUrl("postgres"), PostgresServer.USER, server.password());
    }

    /** Ends PostgreSQL as a power failure would. */
    void kill() {
        server.pid().flatMap(ProcessHandle::of).ifPresent(ProcessHandle::destroyForcibly);
    }

    /** Cuts the connection of the writer, and tells how many there were. */
    long cutWriter() throws SQLException {
        return number("select count(pg_terminate_backend(pid)) from pg_locks where locktype = 'advisory' and granted");
    }

    long number(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                database().url(), database().user(), database().password());
    }

    @Override
    public void close() {
        server.close();
    }
}
