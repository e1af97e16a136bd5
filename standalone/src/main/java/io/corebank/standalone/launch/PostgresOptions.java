package io.corebank.standalone.launch;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A PostgreSQL that somebody else runs, for every command that needs one. */
final class PostgresOptions {

    @Option(
            names = "--postgres-url",
            defaultValue = "${env:BANK_POSTGRES_URL}",
            description = "JDBC URL of a PostgreSQL to use instead of the embedded one")
    @Nullable
    String url;

    @Option(names = "--postgres-user", defaultValue = "${env:BANK_POSTGRES_USER}", description = "its user")
    @Nullable
    String user;

    @Option(
            names = "--postgres-password",
            defaultValue = "${env:BANK_POSTGRES_PASSWORD}",
            description = "its password; better set BANK_POSTGRES_PASSWORD")
    @Nullable
    String password;
}
