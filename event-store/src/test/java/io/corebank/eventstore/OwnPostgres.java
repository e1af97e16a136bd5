package io.corebank.eventstore;

import io.corebank.servers.PostgresServer;
import io.corebank.servers.ServerSettings;
import io.corebank.servers.TestServers.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;

/**
 * A PostgreSQL for one test that does to it what must not be done to a shared one. It is started again when it dies.
 */
final class OwnPostgres implements AutoCloseable {

    private static final String WRITER =
            "select coalesce(max(pid), 0) from pg_locks where locktype = 'advisory' and granted";

    private final PostgresServer server;

    OwnPostgres() throws IOException {
        this(freshFolder());
    }

    /** @param folder where everything of it is */
    OwnPostgres(Path folder) {
        server = new PostgresServer(ServerSettings.in(folder).withOption("max_wal_size", "64MB"));
        server.start();
    }

    /** A folder that the server's user can reach. */
    static Path freshFolder() throws IOException {
        Path folder = Files.createTempDirectory("event-store-test-");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        return Files.createDirectory(folder.resolve("postgres"));
    }

    TestDatabase database() {
        return new TestDatabase(server.jdbcUrl("postgres"), PostgresServer.USER, server.password());
    }

    /** Ends PostgreSQL as a power failure would. */
    void kill() {
        server.pid().flatMap(ProcessHandle::of).ifPresent(ProcessHandle::destroyForcibly);
    }

    /** Ends PostgreSQL in order, as an upgrade would. */
    void stop() throws Exception {
        signal("INT", server.pid().orElseThrow());
    }

    /**
     * Ends the session of the writer as a PANIC of PostgreSQL does: all others end with it, and the log is recovered.
     */
    void panic() throws Exception {
        signal("KILL", number(WRITER));
    }

    private static void signal(String name, long pid) throws Exception {
        new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                .inheritIO()
                .start()
                .waitFor();
    }

    /** The process that serves the session of the writer. */
    long writer() throws SQLException {
        return number(WRITER);
    }

    /** Cuts the connection of the writer, and tells how many there were. */
    long cutWriter() throws SQLException {
        return number("select count(pg_terminate_backend(pid)) from pg_locks where locktype = 'advisory' and granted");
    }

    long number(String query) throws SQLException {
        return new Sql(database()).number(query);
    }

    void execute(String command) throws SQLException {
        new Sql(database()).execute(command);
    }

    @Override
    public void close() {
        server.close();
    }
}
