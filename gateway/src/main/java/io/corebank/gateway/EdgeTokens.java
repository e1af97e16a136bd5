package io.corebank.gateway;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import jakarta.servlet.http.HttpServletRequest;
import java.net.MalformedURLException;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Which tokens are worth passing on. The services verify every token themselves and decide by it; here a worthless one
 * is kept from taking their time. Each token's signature is verified once, and remembered for a minute.
 */
final class EdgeTokens {

    private static final String SCHEME = "Bearer ";
    private static final String ROLES = "roles";
    private static final int LONGEST_TOKEN = 8 * 1024;
    private static final int MOST_REMEMBERED = 10_000;
    private static final int SKEW_SECONDS = 30;
    private static final int TIMEOUT_MILLIS = 2_000;
    private static final int LARGEST_ANSWER = 128 * 1024;
    private static final Duration REMEMBERED_FOR = Duration.ofMinutes(1);
    private static final long REFRESH_AT_MOST_EVERY = Duration.ofSeconds(15).toMillis();
    private static final long SURVIVES_OUTAGE_OF = Duration.ofHours(1).toMillis();

    private final Cache<String, JWTClaimsSet> verified = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(REMEMBERED_FOR)
            .build();
    private final DefaultJWTProcessor<SecurityContext> verifier = new DefaultJWTProcessor<>();
    private final Clock clock;

    /** @param tls believes whoever has the keys and shows a certificate there; null for the JDK's way */
    EdgeTokens(URI keys, @Nullable SSLSocketFactory tls, String issuer, String audience, Clock clock) {
        this.clock = clock;
        verifier.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(
                new JOSEObjectType("at+jwt"), new JOSEObjectType("application/at+jwt"), JOSEObjectType.JWT));
        verifier.setJWSKeySelector(new JWSVerificationKeySelector<>(
                JWSAlgorithm.RS256,
                JWKSourceBuilder.<SecurityContext>create(
                                urlOf(keys),
                                new DefaultResourceRetriever(
                                        TIMEOUT_MILLIS, TIMEOUT_MILLIS, LARGEST_ANSWER, false, tls))
                        .refreshAheadCache(false)
                        .rateLimited(REFRESH_AT_MOST_EVERY)
                        .retrying(true)
                        .outageTolerant(SURVIVES_OUTAGE_OF)
                        .build()));
        DefaultJWTClaimsVerifier<SecurityContext> claims = new DefaultJWTClaimsVerifier<>(
                audience, new JWTClaimsSet.Builder().issuer(issuer).build(), Set.of("sub", "exp"));
        claims.setMaxClockSkew(SKEW_SECONDS);
        verifier.setJWTClaimsSetVerifier(claims);
    }

    /** The token that a request brings; empty when there is none. */
    static Optional<String> in(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(header -> header.substring(SCHEME.length()));
    }

    /**
     * Who the token is about.
     *
     * @throws Worthless when no service would believe it
     * @throws KeysAway when nobody here can tell
     */
    String subjectOf(String token) throws Worthless, KeysAway {
        return claimsOf(token).getSubject();
    }

    /**
     * The roles that the token says its bearer has.
     *
     * @throws Worthless when no service would believe it
     * @throws KeysAway when nobody here can tell
     */
    Set<String> rolesOf(String token) throws Worthless, KeysAway {
        try {
            List<String> roles = claimsOf(token).getStringListClaim(ROLES);
            return roles == null ? Set.of() : Set.copyOf(roles);
        } catch (ParseException noList) {
            throw new Worthless();
        }
    }

    private JWTClaimsSet claimsOf(String token) throws Worthless, KeysAway {
        if (token.length() > LONGEST_TOKEN) {
            throw new Worthless();
        }
        JWTClaimsSet known = verified.getIfPresent(token);
        if (known == null || isOver(known)) {
            known = verify(token);
            verified.put(token, known);
        }
        return known;
    }

    private boolean isOver(JWTClaimsSet claims) {
        return clock.instant().isAfter(claims.getExpirationTime().toInstant().plusSeconds(SKEW_SECONDS));
    }

    private JWTClaimsSet verify(String token) throws Worthless, KeysAway {
        try {
            return verifier.process(token, null);
        } catch (RateLimitReachedException unknownKey) {
            throw new Worthless();
        } catch (KeySourceException away) {
            throw new KeysAway();
        } catch (ParseException | BadJOSEException | JOSEException bad) {
            throw new Worthless();
        }
    }

    private static java.net.URL urlOf(URI keys) {
        try {
            return keys.toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("No address of keys: " + keys, e);
        }
    }

    /** It is forged, over, for another bank, or no token at all. */
    static final class Worthless extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** The issuer's keys cannot be had. */
    static final class KeysAway extends Exception {
        private static final long serialVersionUID = 1L;
    }
}
