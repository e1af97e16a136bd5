package io.corebank.standalone.launch;

import io.corebank.servers.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The bank's databases in the embedded PostgreSQL. */
final class BankDatabase {

    static final String NAME = "bank";

    private BankDatabase() {}

    /** Creates the database of a standalone bank when the cluster is new. */
    static void createIn(PostgresServer server) {
        createIn(server, NAME);
    }

    /** Creates the database unless it is there. */
    static void createIn(PostgresServer server, String name) {
        try (Connection connection = DriverManager.getConnection(
                        server.jdbcUrl("postgres"), PostgresServer.USER, server.password());
                Statement statement = connection.createStatement()) {
            if (!exists(statement, name)) {
                statement.execute("create database " + name);
            }
        } catch (SQLException e) {
            throw new LaunchException("The database cannot be created: " + e.getMessage() + ".", e);
        }
    }

    private static boolean exists(Statement statement, String name) throws SQLException {
        try (ResultSet found = statement.executeQuery("select 1 from pg_database where datname = '" + name + "'")) {
            return found.next();
        }
    }
}
