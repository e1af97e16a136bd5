package io.corebank.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;

class RecentAuthorizationsTest {

    private final RecentAuthorizations recent = new RecentAuthorizations(Duration.ofMinutes(1));

    @Test
    void findsALoginByItsIdAndItsToken() {
        OAuth2Authorization login = authorization("a-login", AuthorizationGrantType.AUTHORIZATION_CODE);
        recent.save(login);
        assertThat(recent.findById("a-login")).isEqualTo(login);
        assertThat(recent.findByToken("token of a-login", OAuth2TokenType.ACCESS_TOKEN))
                .isEqualTo(login);
        assertThat(recent.findByToken("another token", null)).isNull();
        recent.remove(login);
        assertThat(recent.findById("a-login")).isNull();
        assertThat(recent.findByToken("token of a-login", null)).isNull();
    }

    @Test
    void keepsNothingOfClients() {
        recent.save(authorization("a-client", AuthorizationGrantType.CLIENT_CREDENTIALS));
        assertThat(recent.findById("a-client")).isNull();
    }

    private static OAuth2Authorization authorization(String id, AuthorizationGrantType grant) {
        RegisteredClient client = RegisteredClient.withId("client")
                .clientId("client")
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .build();
        return OAuth2Authorization.withRegisteredClient(client)
                .id(id)
                .principalName("customer1")
                .authorizationGrantType(grant)
                .accessToken(new OAuth2AccessToken(
                        OAuth2AccessToken.TokenType.BEARER,
                        "token of " + id,
                        Instant.EPOCH,
                        Instant.EPOCH.plusSeconds(60)))
                .build();
    }
}
