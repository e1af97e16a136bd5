package io.corebank.standalone.launch;

import io.corebank.servers.PostgresServer;
import io.corebank.servers.ServerSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where the log is that is to be examined, and how to get at it: nothing but PostgreSQL is needed. */
final class AuditedDatabase {

    @Option(
            names = "--data",
            defaultValue = "${env:BANK_DATA:-${sys:bank.home:-.}/data}",
            description = "the data folder of the bank (${DEFAULT-VALUE}); its PostgreSQL is started if need be")
    Path data = Path.of("data");

    @Mixin
    PostgresOptions postgres = new PostgresOptions();

    /** The way to the log, until it is closed. */
    record Access(
            String what,
            String url,
            @Nullable String user,
            @Nullable String password,
            boolean isLive,
            Runnable release) implements AutoCloseable {

        Connection connect() throws SQLException {
            return DriverManager.getConnection(url, user, password);
        }

        @Override
        public void close() {
            release.run();
        }

        @Override
        public String toString() {
            return what;
        }
    }

    Access open() {
        if (postgres.url != null) {
            return new Access(postgres.url, postgres.url, postgres.user, postgres.password, true, () -> {});
        }
        DataFolder folder = new DataFolder(data);
        Path server = folder.server("postgres");
        if (!Files.isDirectory(server)) {
            throw new LaunchException("There is no PostgreSQL in the data folder " + folder.path()
                    + ": name another with --data, or the bank's database with --postgres-url.");
        }
        PostgresServer embedded = new PostgresServer(ServerSettings.in(server));
        if (folder.runningBank().isPresent()) {
            embedded.reservePort();
            return access(folder, "running", embedded, true, () -> {});
        }
        folder.lock();
        // Also when it is broken off, by Ctrl-C for example, which does not reach PostgreSQL itself.
        Runtime.getRuntime().addShutdownHook(new Thread(embedded::close, "stop-PostgreSQL"));
        embedded.start();
        return access(folder, "stopped", embedded, false, embedded::close);
    }

    private static Access access(
            DataFolder folder, String how, PostgresServer postgres, boolean live, Runnable release) {
        return new Access(
                "the " + how + " bank in " + folder.path(),
                postgres.jdbcUrl(BankDatabase.NAME),
                PostgresServer.USER,
                postgres.password(),
                live,
                release);
    }
}
