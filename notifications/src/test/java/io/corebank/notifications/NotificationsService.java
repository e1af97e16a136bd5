package io.corebank.notifications;

import io.corebank.servers.TestServers;
import io.corebank.servers.TestServers.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;

/**
 * The service by itself, as it is deployed alone: real web layer, event store, processor, PostgreSQL and HTTP. Only the
 * names that tests make up are looked up here.
 */
@SpringBootConfiguration
@Import(NotificationsApplication.class)
class NotificationsService {

    static final Map<String, String> NAMES = new ConcurrentHashMap<>();

    /** The address of names that nobody can look up just now. */
    static final String SILENCE = "";

    static void settings(DynamicPropertyRegistry properties) {
        TestDatabase database = TestServers.postgres();
        properties.add("spring.datasource.url", database::url);
        properties.add("spring.datasource.username", database::user);
        properties.add("spring.datasource.password", database::password);
        properties.add("spring.flyway.out-of-order", () -> true);
        properties.add("spring.jpa.hibernate.ddl-auto", () -> "none");
        properties.add("axon.axonserver.enabled", () -> false);
        properties.add("axon.timeout.enabled", () -> false);
        properties.add("axon.serializer.general", () -> "jackson3");
        properties.add("axon.serializer.events", () -> "jackson3");
        properties.add("axon.serializer.messages", () -> "jackson3");
        properties.add("axon.update-check.disabled", () -> true);
        properties.add("axoniq.update-checker.disabled", () -> true);
        properties.add("bank.security.issuer-uri", () -> "http://localhost:1");
        properties.add("bank.privacy.master-key-file", () -> folder().resolve("master.key")
                .toString());
        properties.add("bank.webhooks.allow-loopback", () -> true);
        properties.add("bank.webhooks.ssl-bundle", () -> "receivers");
        properties.add("spring.ssl.bundle.jks.receivers.truststore.location", () -> "file:" + TestCertificate.STORE);
        properties.add("spring.ssl.bundle.jks.receivers.truststore.password", () -> TestCertificate.PASSWORD);
        properties.add("bank.webhooks.timeout", () -> "1s");
        properties.add("bank.webhooks.connect-timeout", () -> "500ms");
        properties.add("bank.webhooks.retry-after", () -> "100ms");
        properties.add("bank.webhooks.longest-pause", () -> "500ms");
        properties.add("bank.webhooks.retry-for", () -> "8s");
        properties.add("bank.webhooks.tidy-every", () -> "200ms");
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("notifications");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Names that tests make up, and all others as usual. */
    @Bean
    HostLookup madeUpNames() {
        return host -> {
            String address = NAMES.get(host);
            if (SILENCE.equals(address)) {
                throw new IllegalStateException("No name server answers");
            }
            if (address == null && host.endsWith(".example")) {
                throw new UnknownHostException(host);
            }
            return InetAddress.getAllByName(address == null ? host : address);
        };
    }
}
