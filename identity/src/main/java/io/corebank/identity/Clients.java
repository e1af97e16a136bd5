package io.corebank.identity;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/**
 * The clients of the issuer: the console, which has no secret and proves itself by PKCE, and every user as a client of
 * its own, so that one request with name and password gives a token without a browser.
 */
final class Clients {

    static final String CONSOLE = "console";

    private Clients() {}

    static RegisteredClientRepository of(Users users, IdentityProperties properties, URI issuer) {
        TokenSettings tokens = TokenSettings.builder()
                .accessTokenTimeToLive(properties.tokenLifetime())
                .authorizationCodeTimeToLive(Duration.ofMinutes(1))
                .build();
        List<RegisteredClient> clients = new ArrayList<>();
        clients.add(console(redirectUris(properties, issuer), tokens));
        users.all().forEach(user -> clients.add(selfOf(user, tokens)));
        return new InMemoryRegisteredClientRepository(clients);
    }

    private static RegisteredClient console(List<String> redirectUris, TokenSettings tokens) {
        return RegisteredClient.withId(CONSOLE)
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
        return RegisteredClient.withId(user.name())
                .clientId(user.name())
                .clientSecret(user.passwordHash())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
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
