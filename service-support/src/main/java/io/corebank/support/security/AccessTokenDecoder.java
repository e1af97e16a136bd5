package io.corebank.support.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import java.time.Clock;
import java.time.Duration;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

/**
 * Verifies access tokens, each one's signature once: at 20,000 requests a second RS256 would take a core of its own. A
 * remembered token still ends when it says so, and five minutes bound how long it outlives a key that was withdrawn.
 */
final class AccessTokenDecoder implements JwtDecoder {

    /** Longer than any honest token, and short enough to be refused at no cost. */
    static final int LONGEST_TOKEN = 8 * 1024;

    private static final int MOST_REMEMBERED = 10_000;
    private static final Duration REMEMBERED_FOR = Duration.ofMinutes(5);

    private final Cache<String, Jwt> verified = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(REMEMBERED_FOR)
            .build();
    private final JwtDecoder verifier;
    private final OAuth2TokenValidator<Jwt> lifetime;

    AccessTokenDecoder(JwtDecoder verifier, Clock clock) {
        this.verifier = verifier;
        this.lifetime = AccessTokenRules.lifetime(clock);
    }

    @Override
    public Jwt decode(String token) {
        if (token.length() > LONGEST_TOKEN) {
            throw new BadJwtException("The token is too long");
        }
        Jwt known = verified.getIfPresent(token);
        if (known != null && !lifetime.validate(known).hasErrors()) {
            return known;
        }
        Jwt jwt = verify(token);
        verified.put(token, jwt);
        return jwt;
    }

    /** Only keys that cannot be had are the bank's trouble; everything else is the token's. */
    private Jwt verify(String token) {
        try {
            return verifier.decode(token);
        } catch (BadJwtException bad) {
            throw bad;
        } catch (JwtException failure) {
            Throwable cause = failure.getCause();
            if (cause instanceof KeySourceException && !(cause instanceof RateLimitReachedException)) {
                throw failure;
            }
            throw new BadJwtException("The token cannot be verified", failure);
        }
    }
}
