package io.corebank.bench.lab;

import io.corebank.servers.PostgresServer;
import io.corebank.servers.ServerSettings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** The one PostgreSQL of a run, with the bank's own settings but room for more connections. */
public final class Database implements Part {

    private final PostgresServer server;

    Database(Path folder) {
        server = new PostgresServer(ServerSettings.in(folder).withOption("max_connections", "300"));
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
        return server.jdbcUrl(name);
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

    public Connection connect(String name) throws SQLException {
        return DriverManager.getConnection(url(name), user(), password());
    }

    /** The number that a query with one row and one column answers. */
    public double number(String name, String query) {
        try (Connection connection = connect(name);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            if (!rows.next()) {
                throw new BenchException("No row from: " + query, null);
            }
            return rows.getDouble(1);
        } catch (SQLException e) {
            throw new BenchException("The query [" + query + "] failed: " + e.getMessage() + ".", e);
        }
    }

    /** Runs statements, separated by semicolons. */
    public void execute(String name, String statements) {
        try (Connection connection = connect(name);
                Statement statement = connection.createStatement()) {
            statement.execute(statements);
        } catch (SQLException e) {
            throw new BenchException("The database " + name + " refused: " + e.getMessage() + ".", e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
