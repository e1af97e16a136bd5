package io.corebank.support.security;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * What makes a token an access token for this bank, after RFC 8725 and RFC 9068. The key comes from the issuer alone:
 * whatever a token's header says about keys ({@code jwk}, {@code jku}, {@code x5u}) is never looked at.
 */
final class AccessTokenRules {

    private static final Duration SKEW = Duration.ofSeconds(30);
    private static final Pattern SUBJECT = Pattern.compile("[\\p{Graph}&&[^\\s]]{1,255}");

    private AccessTokenRules() {}

    /** Verifies signature and claims of every token, without a memory of tokens that it has seen. */
    static JwtDecoder decoder(JWKSource<SecurityContext> keys, String issuer, String audience, Clock clock) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(
                new JOSEObjectType("at+jwt"), new JOSEObjectType("application/at+jwt"), JOSEObjectType.JWT));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, keys));
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                new JwtIssuerValidator(issuer),
                new JwtAudienceValidator(audience),
                lifetime(clock),
                new JwtClaimValidator<Instant>(
                        JwtClaimNames.IAT,
                        issued -> !issued.isAfter(clock.instant().plus(SKEW))),
                new JwtClaimValidator<Object>(JwtClaimNames.SUB, AccessTokenRules::namesSomebody),
                AccessTokenRules::boundToNobody));
        return decoder;
    }

    /** Checks that the token has begun and not ended; clocks may differ by half a minute. */
    static OAuth2TokenValidator<Jwt> lifetime(Clock clock) {
        JwtTimestampValidator lifetime = new JwtTimestampValidator(SKEW);
        lifetime.setAllowEmptyExpiryClaim(false);
        lifetime.setClock(clock);
        return lifetime;
    }

    private static boolean namesSomebody(@Nullable Object subject) {
        return subject instanceof String name && SUBJECT.matcher(name).matches();
    }

    /** A token bound to a key of its holder asks for a proof that bearers do not give. */
    private static OAuth2TokenValidatorResult boundToNobody(Jwt token) {
        if (token.hasClaim("cnf")) {
            return OAuth2TokenValidatorResult.failure(
                    new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, "The token is bound to a key", null));
        }
        return OAuth2TokenValidatorResult.success();
    }
}
