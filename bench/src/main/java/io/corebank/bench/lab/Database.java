package io.corebank.bench.lab;

import io.corebank.servers.PostgresServer;
import io.corebank.servers.ServerSettings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The one PostgreSQL of a run, with the bank's own settings but room for more connections. */
public final class Database implements Part {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final PostgresServer server;
    private volatile long killed;

    Database(Path folder, Map<String, String> options) {
        ServerSettings settings = ServerSettings.in(folder).withOption("max_connections", "300");
        for (Map.Entry<String, String> option : options.entrySet()) {
            settings = settings.withOption(option.getKey(), option.getValue());
        }
        server = new PostgresServer(settings);
        server.start();
    }

    /** Makes a database and answers its JDBC URL. */
    public String create(String name) {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
            return url(name);
        } catch (SQLException e) {
            throw new BenchException("The database " + name + " cannot be created: " + e.getMessage() + ".", e);
        }
    }

    public String url(String name) {
        return access().url(name);
    }

    public String user() {
        return PostgresServer.USER;
    }

    public String password() {
        return server.password();
    }

    public int port() {
        return server.port();
    }

    /** The process that all others of the server descend from; none while it is started again. */
    public Optional<Long> pid() {
        return server.pid();
    }

    /** Kills all its processes at once; its supervisor starts it again. */
    public void kill() {
        killed = pid().orElseThrow();
        ProcessHandle.of(killed).ifPresent(process -> {
            List<ProcessHandle> children = process.descendants().toList();
            process.destroyForcibly();
            children.forEach(ProcessHandle::destroyForcibly);
        });
    }

    /** Waits until another has taken the place of the one that was killed. */
    public void awaitReturn() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (pid().orElse(killed) == killed || !access().isAnswering()) {
            if (System.nanoTime() > end) {
                throw new BenchException("PostgreSQL was not started again.", null);
            }
            ChildProcess.pause();
        }
    }

    /** How it is reached, wherever it listens by now. */
    public Postgres access() {
        return new Postgres(server.port(), server.password());
    }

    public Connection connect(String name) throws SQLException {
        return access().connect(name);
    }

    /** See {@link Postgres#number}. */
    public double number(String name, String query) {
        return access().number(name, query);
    }

    /** See {@link Postgres#execute}. */
    public void execute(String name, String statements) {
        access().execute(name, statements);
    }

    @Override
    public void close() {
        server.close();
    }
}
