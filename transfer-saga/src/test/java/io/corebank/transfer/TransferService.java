package io.corebank.transfer;

import io.corebank.servers.TestServers;
import io.corebank.servers.TestServers.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.axonframework.eventhandling.gateway.EventGateway;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.test.context.DynamicPropertyRegistry;

/** The transfer service by itself: real web layer, event store, processors and PostgreSQL. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(TransferSagaModule.class)
class TransferService {

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
        properties.add("bank.transfers.sweep-every", () -> "100ms");
        properties.add("bank.standing-orders.check-every", () -> "100ms");
        properties.add("bank.standing-orders.retry-after", () -> "200ms");
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("transfer-service");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Bean
    StandInAccounts standInAccounts(@Lazy EventGateway events) {
        return new StandInAccounts(events);
    }
}
