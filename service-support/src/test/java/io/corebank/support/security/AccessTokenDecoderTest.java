package io.corebank.support.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;

class AccessTokenDecoderTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final AtomicInteger verifications = new AtomicInteger();
    private Instant now = START;
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);

    @Test
    void verifiesATokenOnce() {
        AccessTokenDecoder decoder = new AccessTokenDecoder(this::verify, clock);
        assertThat(decoder.decode("a.b.c")).isSameAs(decoder.decode("a.b.c"));
        assertThat(verifications).hasValue(1);
        decoder.decode("a.b.d");
        assertThat(verifications).hasValue(2);
    }

    @Test
    void asksAgainWhenARememberedTokenHasEnded() {
        AccessTokenDecoder decoder = new AccessTokenDecoder(this::verify, clock);
        decoder.decode("a.b.c");
        now = START.plus(Duration.ofSeconds(90));
        decoder.decode("a.b.c");
        assertThat(verifications).as("within the skew").hasValue(1);
        now = now.plusSeconds(1);
        decoder.decode("a.b.c");
        assertThat(verifications).as("a second later").hasValue(2);
    }

    @Test
    void doesNotRememberRefusals() {
        AccessTokenDecoder decoder = new AccessTokenDecoder(
                token -> {
                    verifications.incrementAndGet();
                    throw new BadJwtException("no");
                },
                clock);
        for (int attempt = 1; attempt <= 2; attempt++) {
            assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> decoder.decode("a.b.c"));
            assertThat(verifications).hasValue(attempt);
        }
    }

    @Test
    void refusesLongTokensUnread() {
        AccessTokenDecoder decoder = new AccessTokenDecoder(this::verify, clock);
        decoder.decode("x".repeat(AccessTokenDecoder.LONGEST_TOKEN));
        assertThatExceptionOfType(BadJwtException.class)
                .isThrownBy(() -> decoder.decode("x".repeat(AccessTokenDecoder.LONGEST_TOKEN + 1)));
        assertThat(verifications).hasValue(1);
    }

    @Test
    void blamesTheTokenUnlessTheKeysCannotBeHad() {
        assertThatExceptionOfType(BadJwtException.class)
                .isThrownBy(() -> failingWith(new IllegalStateException("odd")).decode("a.b.c"));
        assertThatExceptionOfType(BadJwtException.class)
                .isThrownBy(() -> failingWith(new RateLimitReachedException()).decode("a.b.c"));
        assertThatExceptionOfType(JwtException.class)
                .isThrownBy(() -> failingWith(new KeySourceException("down")).decode("a.b.c"))
                .isNotInstanceOf(BadJwtException.class);
    }

    private AccessTokenDecoder failingWith(Exception cause) {
        return new AccessTokenDecoder(
                token -> {
                    throw new JwtException("failed", cause);
                },
                clock);
    }

    private Jwt verify(String token) {
        verifications.incrementAndGet();
        return Jwt.withTokenValue(token)
                .header("alg", "RS256")
                .issuedAt(START)
                .expiresAt(START.plusSeconds(60))
                .build();
    }
}
