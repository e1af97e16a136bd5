package io.corebank.identity;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the bank's own issuer is set up.
 *
 * @param keyFolder holds {@code token-signing.pem}, made when missing; instances that serve one bank share it
 * @param tokenLifetime how long an access token is good for; nothing revokes it earlier
 * @param redirectUris where the console may be sent back to; empty for {@code /console/} at the issuer's own address
 * @param users further users by name, beside those of the demo
 */
@ConfigurationProperties("bank.identity")
record IdentityProperties(
        @DefaultValue("./data/keys") Path keyFolder,
        @DefaultValue("60m") Duration tokenLifetime,
        @DefaultValue List<String> redirectUris,
        @DefaultValue Map<String, ConfiguredUser> users) {

    private static final Duration LONGEST_LIFETIME = Duration.ofHours(12);

    IdentityProperties {
        if (tokenLifetime.toSeconds() < 1 || tokenLifetime.compareTo(LONGEST_LIFETIME) > 0) {
            throw new IllegalArgumentException("bank.identity.token-lifetime is between 1s and 12h");
        }
        redirectUris = List.copyOf(redirectUris);
        users = Map.copyOf(users);
    }

    /**
     * A user that is no demo user.
     *
     * @param password as {@code {bcrypt}$2a$…}: plain text has no place in a configuration
     * @param roles as they appear in tokens: customer, teller, operator, auditor, service
     */
    record ConfiguredUser(
            @DefaultValue("") String password, @DefaultValue List<String> roles) {

        ConfiguredUser {
            if (!password.startsWith("{bcrypt}$2")) {
                throw new IllegalArgumentException("A user's password is configured as {bcrypt} and its hash");
            }
            if (roles.isEmpty()) {
                throw new IllegalArgumentException(
                        "A user is configured with roles: without them its tokens open nothing");
            }
            roles = List.copyOf(roles);
        }
    }
}
