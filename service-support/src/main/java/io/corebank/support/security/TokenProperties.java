package io.corebank.support.security;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose tokens the bank believes.
 *
 * @param issuerUri an OpenID Connect issuer; unset, tokens come from the identity module in the same process
 * @param audience what a token must name as its audience, so that one made for another system is worth nothing here
 */
@ConfigurationProperties("bank.security")
record TokenProperties(
        @Nullable String issuerUri, @DefaultValue("bank") String audience) {

    TokenProperties {
        issuerUri = issuerUri == null || issuerUri.isBlank() ? null : issuerUri.trim();
        if (audience.isBlank()) {
            throw new IllegalArgumentException("bank.security.audience must not be empty");
        }
    }
}
