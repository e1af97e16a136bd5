package io.corebank.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/** Makes access tokens say what the bank asks of them: their type, the bank as audience, the roles of the subject. */
final class AccessTokenClaims implements OAuth2TokenCustomizer<JwtEncodingContext> {

    /** The type of RFC 9068: it keeps other tokens of this issuer from passing as access tokens. */
    static final String TYPE = "at+jwt";

    private final Users users;
    private final String audience;

    AccessTokenClaims(Users users, String audience) {
        this.users = users;
        this.audience = audience;
    }

    @Override
    public void customize(JwtEncodingContext context) {
        if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
            context.getJwsHeader().type(TYPE);
            // Logins are kept with the claims of their tokens, and only plain lists are read back.
            context.getClaims()
                    .audience(new ArrayList<>(List.of(audience)))
                    .claim("roles", new ArrayList<>(rolesOf(context)));
        }
    }

    private List<String> rolesOf(JwtEncodingContext context) {
        if (AuthorizationGrantType.CLIENT_CREDENTIALS.equals(context.getAuthorizationGrantType())) {
            return Clients.rolesOf(context.getRegisteredClient());
        }
        Authentication person = Objects.requireNonNull(context.getPrincipal(), "a token is of somebody");
        return users.rolesOf(person.getName());
    }
}
