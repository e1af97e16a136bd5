package io.corebank.support.privacy;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The database of persons' keys, where services in several processes share one.
 *
 * @param url a JDBC URL; unset, the keys are in the service's own database
 */
@ConfigurationProperties("bank.privacy.vault")
record VaultProperties(
        @Nullable String url,
        @DefaultValue("") String username,
        @DefaultValue("") String password) {}
