package io.corebank.identity;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/**
 * The clients that the configuration wants: the console, which has no secret and proves itself by PKCE, and every user
 * as a client of its own, so that one request with name and password gives a token without a browser.
 */
final class Clients {

    static final String CONSOLE = "console";

    /** What the ids of those begin with that come from a configuration, and leave with it. */
    static final String CONFIGURED = "configured:";

    /** The setting of a client that says which roles its own tokens have, with spaces between them. */
    private static final String ROLES = "bank.roles";

    private Clients() {}

    static List<RegisteredClient> configured(Users users, IdentityProperties properties, URI issuer) {
        TokenSettings tokens = TokenSettings.builder()
                .accessTokenTimeToLive(properties.tokenLifetime())
                .authorizationCodeTimeToLive(Duration.ofMinutes(1))
                .build();
        List<RegisteredClient> clients = new ArrayList<>();
        clients.add(console(redirectUris(properties, issuer), tokens));
        users.all().forEach(user -> clients.add(selfOf(user, tokens)));
        return List.copyOf(clients);
    }

    /** The roles of a client that asks for itself; none unless they were written down with it. */
    static List<String> rolesOf(RegisteredClient client) {
        String roles = client.getClientSettings().getSetting(ROLES);
        return roles == null || roles.isEmpty() ? List.of() : List.of(roles.split(" "));
    }

    private static RegisteredClient console(List<String> redirectUris, TokenSettings tokens) {
        return RegisteredClient.withId(CONFIGURED + CONSOLE)
                .clientId(CONSOLE)
                .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUris(uris -> uris.addAll(redirectUris))
                .postLogoutRedirectUris(uris -> uris.addAll(redirectUris))
                .scope(OidcScopes.OPENID)
                .clientSettings(ClientSettings.builder()
                        .requireProofKey(true)
                        .requireAuthorizationConsent(false)
                        .build())
                .tokenSettings(tokens)
                .build();
    }

    private static RegisteredClient selfOf(Users.User user, TokenSettings tokens) {
        return RegisteredClient.withId(CONFIGURED + user.name())
                .clientId(user.name())
                .clientSecret(user.passwordHash())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .clientSettings(ClientSettings.builder()
                        .setting(ROLES, String.join(" ", user.roles()))
                        .build())
                .tokenSettings(tokens)
                .build();
    }

    private static List<String> redirectUris(IdentityProperties properties, URI issuer) {
        if (!properties.redirectUris().isEmpty()) {
            return properties.redirectUris();
        }
        String own = issuer.resolve("/console/").toString();
        String byAddress = own.replaceFirst("//localhost(?=[:/])", "//127.0.0.1");
        return own.equals(byAddress) ? List.of(own) : List.of(own, byAddress);
    }
}
