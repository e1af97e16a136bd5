package io.corebank.bench.lab;

import io.corebank.servers.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A PostgreSQL on this machine, as whoever owns it sees it from outside. */
public record Postgres(int port, String password) {

    private static final String USER = PostgresServer.USER;

    public String url(String name) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + name;
    }

    public Connection connect(String name) throws SQLException {
        return DriverManager.getConnection(url(name), USER, password);
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

    /** Whether it takes connections now. */
    public boolean isAnswering() {
        try (Connection connection = connect("postgres")) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    /** Without its password. */
    @Override
    public String toString() {
        return "PostgreSQL at port " + port;
    }
}
