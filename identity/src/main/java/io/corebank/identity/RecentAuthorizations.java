package io.corebank.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;

/**
 * Remembers logins of people until their tokens end, a thousand at the most. Tokens of clients need no memory: they
 * speak for themselves, and keeping each would fill the heap of a bank that is asked for them all day.
 */
final class RecentAuthorizations implements OAuth2AuthorizationService {

    private static final int MOST = 1_000;

    private final Cache<String, OAuth2Authorization> byId;

    RecentAuthorizations(Duration tokenLifetime) {
        byId = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(tokenLifetime.plusMinutes(5))
                .build();
    }

    @Override
    public void save(OAuth2Authorization authorization) {
        if (!AuthorizationGrantType.CLIENT_CREDENTIALS.equals(authorization.getAuthorizationGrantType())) {
            byId.put(authorization.getId(), authorization);
        }
    }

    @Override
    public void remove(OAuth2Authorization authorization) {
        byId.invalidate(authorization.getId());
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return byId.getIfPresent(id);
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        for (OAuth2Authorization authorization : byId.asMap().values()) {
            if (authorization.getToken(token) != null) {
                return authorization;
            }
        }
        return null;
    }
}
