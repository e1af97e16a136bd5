package io.corebank.support.security;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose tokens the bank believes.
 *
 * @param issuerUri an OpenID Connect issuer; unset, tokens come from the identity module in the same process
 * @param jwksUri where the issuer publishes its keys; unset, the issuer is asked for the address
 * @param sslBundle the SSL bundle by which the issuer is believed, and which is shown to it; unset for the JDK's
 *     authorities
 * @param audience what a token must name as its audience, so that one made for another system is worth nothing here
 */
@ConfigurationProperties("bank.security")
record TokenProperties(
        @Nullable String issuerUri,
        @Nullable URI jwksUri,
        @Nullable String sslBundle,
        @DefaultValue("bank") String audience) {

    TokenProperties {
        issuerUri = issuerUri == null || issuerUri.isBlank() ? null : issuerUri.trim();
        if (audience.isBlank()) {
            throw new IllegalArgumentException("bank.security.audience must not be empty");
        }
    }
}
