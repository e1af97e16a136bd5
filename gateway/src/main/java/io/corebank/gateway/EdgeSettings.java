package io.corebank.gateway;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whom the gateway lets come as far as the services.
 *
 * @param issuerUri whose tokens are believed, as its tokens name it
 * @param audience what a token must name as its audience
 * @param jwksUri where the issuer publishes its keys; unset, the service {@code identity} is asked
 * @param sslBundle the SSL bundle by which the issuer is believed, and which is shown to it; unset, the services' where
 *     {@code identity} is asked, and else that of the JDK's authorities
 * @param requests how many requests a caller may make in a window, whichever services they are for
 * @param window how long a count lasts
 * @param callers how many callers are remembered, which bounds the memory
 */
@ConfigurationProperties("bank.gateway.edge")
record EdgeSettings(
        String issuerUri,
        @DefaultValue("bank") String audience,
        @Nullable URI jwksUri,
        @Nullable String sslBundle,
        @DefaultValue("600000") long requests,
        @DefaultValue("1m") Duration window,
        @DefaultValue("100000") long callers) {

    EdgeSettings {
        if (window.toSeconds() < 1 || requests < 1) {
            throw new IllegalArgumentException("bank.gateway.edge: requests are at least 1, and window is at least 1s");
        }
    }

    /** By which bundle whoever has the keys is believed; null for the JDK's authorities. */
    @Nullable
    String bundleOfKeys(GatewaySettings settings) {
        return sslBundle == null && jwksUri == null ? settings.sslBundle() : sslBundle;
    }

    /** Where the keys are. */
    URI keys(GatewaySettings settings) {
        if (jwksUri != null) {
            return jwksUri;
        }
        List<URI> identity = settings.services().identity();
        if (identity.isEmpty()) {
            throw new IllegalArgumentException(
                    "The issuer's keys: set bank.gateway.edge.jwks-uri, or bank.gateway.services.identity");
        }
        return URI.create(identity.get(0) + "/oauth2/jwks");
    }
}
