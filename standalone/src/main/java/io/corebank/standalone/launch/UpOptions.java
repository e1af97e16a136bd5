package io.corebank.standalone.launch;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * What {@code bank up} can be told. Everything can also come from the environment, where a password is less visible.
 */
final class UpOptions {

    @Option(
            names = "--port",
            defaultValue = "${env:BANK_PORT:-8080}",
            description = "port of the REST API (${DEFAULT-VALUE})")
    int port;

    @Option(
            names = "--host",
            defaultValue = "${env:BANK_HOST:-127.0.0.1}",
            description = "address to listen on (${DEFAULT-VALUE}: this machine only)")
    String host = "";

    @Mixin
    TlsOptions tls = new TlsOptions();

    @Option(
            names = "--data",
            defaultValue = "${env:BANK_DATA:-${sys:bank.home:-.}/data}",
            description = "folder for data, keys and logs (${DEFAULT-VALUE})")
    Path data = Path.of("data");

    @Mixin
    PostgresOptions postgres = new PostgresOptions();

    @Option(
            names = "--elasticsearch-url",
            defaultValue = "${env:BANK_ELASTICSEARCH_URL}",
            description = "URL of an Elasticsearch to use instead of the embedded one")
    @Nullable
    String elasticsearchUrl;

    @Option(names = "--elasticsearch-user", defaultValue = "${env:BANK_ELASTICSEARCH_USER}", description = "its user")
    @Nullable
    String elasticsearchUser;

    @Option(
            names = "--elasticsearch-password",
            defaultValue = "${env:BANK_ELASTICSEARCH_PASSWORD}",
            description = "its password; better set BANK_ELASTICSEARCH_PASSWORD")
    @Nullable
    String elasticsearchPassword;

    @Option(
            names = "--issuer-uri",
            defaultValue = "${env:BANK_ISSUER_URI}",
            description = "OpenID Connect issuer to believe instead of the embedded one with its demo users")
    @Nullable
    String issuerUri;

    @Option(
            names = "--postgres-port",
            defaultValue = "${env:BANK_POSTGRES_PORT:-0}",
            description = "port of the embedded PostgreSQL (0: any free one, remembered)")
    int postgresPort;

    @Option(
            names = "--elasticsearch-port",
            defaultValue = "${env:BANK_ELASTICSEARCH_PORT:-0}",
            description = "port of the embedded Elasticsearch (0: any free one, remembered)")
    int elasticsearchPort;

    @Option(
            names = "--min-free-mb",
            defaultValue = "${env:BANK_MIN_FREE_MB:-1024}",
            description = "refuse to start with less disk than this (${DEFAULT-VALUE})")
    long minFreeMegabytes;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "any setting of the application, may be repeated")
    Map<String, String> settings = new LinkedHashMap<>();
}
