package io.corebank.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.server.authorization.JdbcOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;

/**
 * Remembers logins of people in the database until their tokens end, so that neither a restart nor another instance in
 * the middle of a login is noticed. Codes and tokens are kept as hashes. Tokens of clients need no memory: they speak
 * for themselves, and keeping each would fill the database of a bank that is asked for them all day.
 */
final class KeptAuthorizations implements OAuth2AuthorizationService {

    private static final String HASHED = "sha256:";
    private static final OAuth2TokenType STATE = new OAuth2TokenType("state");

    private final JdbcTemplate jdbc;
    private final JdbcOAuth2AuthorizationService kept;

    KeptAuthorizations(DataSource database, RegisteredClientRepository clients) {
        this.jdbc = new JdbcTemplate(database);
        this.kept = new JdbcOAuth2AuthorizationService(jdbc, clients);
    }

    @Override
    public void save(OAuth2Authorization authorization) {
        if (AuthorizationGrantType.CLIENT_CREDENTIALS.equals(authorization.getAuthorizationGrantType())) {
            return;
        }
        kept.save(hashed(authorization));
        jdbc.update("delete from oauth2_authorization where"
                + " coalesce(access_token_expires_at, authorization_code_expires_at) < now() - interval '5 minutes'");
    }

    @Override
    public void remove(OAuth2Authorization authorization) {
        kept.remove(authorization);
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return kept.findById(id);
    }

    @Override
    @SuppressWarnings("NullAway") // Spring's own interface says that the type may be missing, its class does not
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        return kept.findByToken(STATE.equals(type) ? token : hash(token), type);
    }

    @SuppressWarnings("NullAway") // a code and a token are issued at some time
    private static OAuth2Authorization hashed(OAuth2Authorization authorization) {
        OAuth2Authorization.Builder builder = OAuth2Authorization.from(authorization);
        hash(
                authorization.getToken(OAuth2AuthorizationCode.class),
                builder,
                code -> new OAuth2AuthorizationCode(
                        hash(code.getTokenValue()), code.getIssuedAt(), code.getExpiresAt()));
        hash(
                authorization.getToken(OAuth2AccessToken.class),
                builder,
                token -> new OAuth2AccessToken(
                        token.getTokenType(),
                        hash(token.getTokenValue()),
                        token.getIssuedAt(),
                        token.getExpiresAt(),
                        token.getScopes()));
        hash(
                authorization.getToken(OidcIdToken.class),
                builder,
                token -> new OidcIdToken(
                        hash(token.getTokenValue()), token.getIssuedAt(), token.getExpiresAt(), token.getClaims()));
        return builder.build();
    }

    /** What comes out of the database is hashed already. */
    private static <T extends OAuth2Token> void hash(
            OAuth2Authorization.@Nullable Token<T> token,
            OAuth2Authorization.Builder builder,
            UnaryOperator<T> hashed) {
        if (token != null && !token.getToken().getTokenValue().startsWith(HASHED)) {
            builder.token(hashed.apply(token.getToken()), metadata -> metadata.putAll(token.getMetadata()));
        }
    }

    private static String hash(String secret) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return HASHED + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
