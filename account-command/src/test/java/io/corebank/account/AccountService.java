package io.corebank.account;

import io.corebank.servers.TestServers;
import io.corebank.servers.TestServers.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;

/** The account service by itself: real web layer, security rules and event store. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(AccountCommandModule.class)
class AccountService {

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
        properties.add("axoniq.update-checker.disabled", () -> true);
        properties.add("bank.security.issuer-uri", () -> "http://localhost:1");
        properties.add("bank.privacy.master-key-file", () -> folder().resolve("master.key")
                .toString());
        properties.add("bank.holds.expiry-every", () -> "100ms");
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("account-service");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
