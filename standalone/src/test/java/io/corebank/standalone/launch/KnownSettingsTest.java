package io.corebank.standalone.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.io.ClassPathResource;

class KnownSettingsTest {

    private final KnownSettings settings = new KnownSettings();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bank.four-eyes",
                "bank.fourEyes",
                "bank.rate-limit.per-customer",
                "bank.webhooks.allowed-networks[0]",
                "bank.identity.users.grace.roles",
                "event-store.snapshot-every",
                "bank.tracing.sampled",
                "server.tomcat.threads.max",
                "logging.level.org.axonframework",
                "spring.ssl.bundle.pem.receivers.truststore.certificate"
            })
    void areWhatTheBankAndItsLibrariesRead(String setting) {
        assertThat(settings.knows(setting)).isTrue();
    }

    /** Or the bank could not be told what it tells itself. */
    @Test
    void areAllThatTheBankSetsItself() throws Exception {
        EnumerablePropertySource<?> own = (EnumerablePropertySource<?>) new YamlPropertySourceLoader()
                .load("own", new ClassPathResource("application.yaml"))
                .get(0);
        assertThat(own.getPropertyNames()).hasSizeGreaterThan(20).allMatch(settings::knows);
    }

    @ParameterizedTest
    @CsvSource({
        "bank.four-eye, bank.four-eyes",
        "bank.rate-limit.windw, bank.rate-limit.window",
        "bank.webhook.retry-after, bank.webhooks.retry-after",
        "server.prt, server.port"
    })
    void areNamedWhereOneIsMisspelt(String misspelt, String meant) {
        assertThatThrownBy(() -> settings.require(Set.of(misspelt)))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("There is no setting " + misspelt + ". Did you mean " + meant + "?");
    }
}
