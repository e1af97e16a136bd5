package io.corebank.standalone.tls;

import io.corebank.standalone.bank.BankProcess;
import io.corebank.standalone.bank.ServersOfBank;
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

/** PostgreSQL and Elasticsearch of another bank, which speak TLS alone here, and to those alone who have a password. */
final class TlsServers implements AutoCloseable {

    private static final String DATABASE = "tls";
    private static final String PASSWORD = "of the bank alone";

    private final BankProcess bank;
    private final ServersOfBank servers;
    private final Path authority;
    private final TlsFront front;

    /**
     * @param bank whose servers they are; it goes on as before
     * @param authority where the certificate is written to, for those who are to believe it
     */
    TlsServers(BankProcess bank, Certificate certificate, Path authority) throws IOException, GeneralSecurityException {
        this.bank = bank;
        this.servers = new ServersOfBank(bank, DATABASE);
        this.authority = authority;
        encrypt(certificate);
        front = new TlsFront(
                URI.create(servers.elasticsearchUrl()), certificate.context(certificate), "bank", PASSWORD);
    }

    /** The server's own user must own the key, and the server refuses one that others can read. */
    private void encrypt(Certificate certificate) throws IOException, GeneralSecurityException {
        Path cluster = servers.cluster();
        certificate.writeTo(authority, authority.resolveSibling("unused.key"));
        certificate.writeTo(cluster.resolve("server.crt"), cluster.resolve("server.key"));
        for (String name : List.of("server.crt", "server.key")) {
            Files.setOwner(cluster.resolve(name), Files.getOwner(cluster));
            Files.setPosixFilePermissions(cluster.resolve(name), PosixFilePermissions.fromString("rw-------"));
        }
        Path rules = cluster.resolve("pg_hba.conf");
        Files.writeString(rules, "hostnossl " + DATABASE + " all all reject\n" + Files.readString(rules));
        bank.sql("ALTER SYSTEM SET ssl = on");
        bank.sql("SELECT pg_reload_conf()");
    }

    /** What a bank must be told to use them. */
    List<String> options() {
        return List.of(
                "--postgres-url",
                urlTrusting(authority),
                "--postgres-user",
                ServersOfBank.USER,
                "--postgres-password",
                servers.password(),
                "--elasticsearch-url",
                front.address().toString(),
                "--elasticsearch-user",
                "bank",
                "--elasticsearch-password",
                PASSWORD,
                "--elasticsearch-ca",
                authority.toString(),
                "--set",
                "bank.elasticsearch.prefix=" + DATABASE + "-");
    }

    String urlTrusting(Path believed) {
        return localhost() + "?sslmode=verify-full&sslrootcert=" + believed;
    }

    /** The address for somebody who does not encrypt. */
    String urlInTheClear() {
        return localhost() + "?sslmode=disable";
    }

    private String localhost() {
        return servers.postgresUrl().replace("127.0.0.1", "localhost");
    }

    Connection connect(String url) throws SQLException {
        return DriverManager.getConnection(url, ServersOfBank.USER, servers.password());
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
                                + " where a.datname = '" + DATABASE + "' and a.pid <> pg_backend_pid() and s.ssl = "
                                + encrypted)) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public void close() {
        front.close();
    }
}
