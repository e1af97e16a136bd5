package io.corebank.standalone.bank;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The servers of a running bank, for a second bank beside it that has a database and indices of its own there. */
public final class ServersOfBank {

    /** Who owns everything in its PostgreSQL. */
    public static final String USER = "postgres";

    private static final int LINE_OF_PORT = 3;

    private final BankProcess bank;
    private final String name;

    /** @param name of the database and of the indices; creates the database */
    public ServersOfBank(BankProcess bank, String name) {
        this.bank = bank;
        this.name = name;
        bank.sql("CREATE DATABASE " + name);
    }

    /** What the second bank must be told. */
    public List<String> options() {
        return List.of(
                "--postgres-url",
                postgresUrl(),
                "--postgres-user",
                USER,
                "--postgres-password",
                password(),
                "--elasticsearch-url",
                elasticsearchUrl(),
                "--set",
                "bank.elasticsearch.prefix=" + name + "-");
    }

    public String postgresUrl() {
        return "jdbc:postgresql://127.0.0.1:"
                + lines(cluster().resolve("postmaster.pid")).get(LINE_OF_PORT) + "/" + name;
    }

    public String password() {
        return lines(bank.data().resolve("postgres/password")).get(0).strip();
    }

    public String elasticsearchUrl() {
        return "http://127.0.0.1:"
                + lines(bank.data().resolve("elasticsearch/port")).get(0).strip();
    }

    /** Where PostgreSQL keeps its data and its configuration. */
    public Path cluster() {
        return bank.data().resolve("postgres/cluster");
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
