package io.corebank.standalone.tls;

import io.corebank.servers.ElasticsearchServer;
import io.corebank.servers.PostgresServer;
import io.corebank.servers.ServerSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** A PostgreSQL and an Elasticsearch that speak TLS alone, and to those alone who have a password. */
final class TlsServers implements AutoCloseable {

    private static final String PASSWORD = "of the bank alone";

    private final Path folder = Files.createTempDirectory("tls-servers");
    private final Path authority;
    private final PostgresServer postgres;
    private final ElasticsearchServer elasticsearch;
    private final TlsFront front;

    /** @param authority where the certificate is written to, for those who are to believe it */
    TlsServers(Certificate certificate, Path authority) throws IOException, GeneralSecurityException, SQLException {
        this.authority = authority;
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        certificate.writeTo(authority, folder.resolve("unused.key"));
        postgres = new PostgresServer(ServerSettings.in(folder.resolve("postgres")));
        elasticsearch = new ElasticsearchServer(ServerSettings.in(folder.resolve("elasticsearch")));
        postgres.start();
        encrypt(folder.resolve("postgres/cluster"), certificate);
        elasticsearch.start();
        front = new TlsFront(URI.create(elasticsearch.url()), certificate.context(certificate), "bank", PASSWORD);
    }

    /** The server's own user must own the key, and the server refuses one that others can read. */
    private void encrypt(Path cluster, Certificate certificate)
            throws IOException, GeneralSecurityException, SQLException {
        certificate.writeTo(cluster.resolve("server.crt"), cluster.resolve("server.key"));
        for (String name : List.of("server.crt", "server.key")) {
            Files.setOwner(cluster.resolve(name), Files.getOwner(cluster));
            Files.setPosixFilePermissions(cluster.resolve(name), PosixFilePermissions.fromString("rw-------"));
        }
        execute("create database bank", "alter system set ssl = on", "select pg_reload_conf()");
        Path rules = cluster.resolve("pg_hba.conf");
        Files.writeString(rules, Files.readString(rules).replaceAll("(?m)^host(\\s)", "hostssl$1"));
        execute("select pg_reload_conf()");
    }

    /** What a bank must be told to use them. */
    List<String> options() {
        return List.of(
                "--postgres-url",
                urlTrusting(authority),
                "--postgres-user",
                PostgresServer.USER,
                "--postgres-password",
                postgres.password(),
                "--elasticsearch-url",
                front.address().toString(),
                "--elasticsearch-user",
                "bank",
                "--elasticsearch-password",
                PASSWORD,
                "--elasticsearch-ca",
                authority.toString());
    }

    String urlTrusting(Path believed) {
        return localhost() + "?sslmode=verify-full&sslrootcert=" + believed;
    }

    /** The address for somebody who does not encrypt. */
    String urlInTheClear() {
        return localhost() + "?sslmode=disable";
    }

    private String localhost() {
        return postgres.jdbcUrl("bank").replace("127.0.0.1", "localhost");
    }

    Connection connect(String url) throws SQLException {
        return DriverManager.getConnection(url, PostgresServer.USER, postgres.password());
    }

    /** How many requests have come to Elasticsearch, encrypted and with the password. */
    int requests() {
        return front.passed();
    }

    /** How many of the bank's connections to PostgreSQL are encrypted, or are not. */
    long connections(boolean encrypted) throws SQLException {
        try (Connection connection = connect(urlTrusting(authority));
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select count(*) from pg_stat_ssl s join pg_stat_activity a using (pid)"
                                + " where a.datname = 'bank' and a.pid <> pg_backend_pid() and s.ssl = " + encrypted)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = connect(postgres.jdbcUrl("postgres"));
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    @Override
    public void close() {
        front.close();
        elasticsearch.close();
        postgres.close();
    }
}
