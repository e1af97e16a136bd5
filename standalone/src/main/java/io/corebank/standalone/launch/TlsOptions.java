package io.corebank.standalone.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The certificates that the bank shows and those that it believes, all as PEM files. A renewed file needs no restart.
 */
final class TlsOptions {

    @Option(
            names = "--tls-certificate",
            defaultValue = "${env:BANK_TLS_CERTIFICATE}",
            description = "PEM file with the bank's certificate and its chain: speak HTTPS and nothing else")
    @Nullable
    Path certificate;

    @Option(
            names = "--tls-key",
            defaultValue = "${env:BANK_TLS_KEY}",
            description = "PEM file with the key of that certificate")
    @Nullable
    Path key;

    @Option(
            names = "--tls-client-ca",
            defaultValue = "${env:BANK_TLS_CLIENT_CA}",
            description = "PEM file with authorities: ask every caller for a certificate of one of them")
    @Nullable
    Path clientCa;

    @Option(
            names = "--elasticsearch-ca",
            defaultValue = "${env:BANK_ELASTICSEARCH_CA}",
            description = "PEM file with the authority behind Elasticsearch's certificate")
    @Nullable
    Path elasticsearchCa;

    /** Whether callers speak HTTPS. */
    boolean isOn() {
        return certificate != null;
    }

    /** The settings of the application; none without certificates. */
    Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        if (certificate != null && key != null) {
            putBundle(settings, "bank", "keystore.certificate", certificate);
            putBundle(settings, "bank", "keystore.private-key", key);
            settings.put("server.ssl.bundle", "bank");
            settings.put("server.ssl.enabled-protocols", "TLSv1.3,TLSv1.2");
        } else if (certificate != null || key != null || clientCa != null) {
            throw new LaunchException("TLS needs both --tls-certificate and --tls-key.");
        }
        if (clientCa != null) {
            putBundle(settings, "bank", "truststore.certificate", clientCa);
            settings.put("server.ssl.client-auth", "need");
        }
        if (elasticsearchCa != null) {
            putBundle(settings, "elasticsearch", "truststore.certificate", elasticsearchCa);
            settings.put("bank.elasticsearch.ssl-bundle", "elasticsearch");
        }
        return settings;
    }

    private static void putBundle(Map<String, String> settings, String bundle, String part, Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        if (!Files.isReadable(absolute)) {
            throw new LaunchException("The file " + absolute + " cannot be read.");
        }
        settings.put("spring.ssl.bundle.pem." + bundle + "." + part, "file:" + absolute);
        settings.put("spring.ssl.bundle.pem." + bundle + ".reload-on-update", "true");
        settings.put("spring.ssl.bundle.watch.file.quiet-period", "2s");
    }
}
