package io.corebank.support.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

class IssuerKeysTest {

    private static final KeyPair KEY = Forge.newRsaKey();

    private final AtomicInteger requests = new AtomicInteger();
    private HttpServer server;
    private String issuer;
    private String nameOfItself;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer = "http://127.0.0.1:" + server.getAddress().getPort();
        nameOfItself = issuer;
        RSAKey key = new RSAKey.Builder((RSAPublicKey) KEY.getPublic())
                .keyID(Forge.KEY_ID)
                .build();
        serve("/jwks", () -> new JWKSet(key).toString());
        serve(
                "/.well-known/openid-configuration",
                () -> Forge.json(Map.of("issuer", nameOfItself, "jwks_uri", issuer + "/jwks")));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void findsTheKeysByTheIssuerAndKeepsThem() {
        JwtDecoder decoder = decoder();
        assertThat(requests).as("before the first token").hasValue(0);
        assertThat(decoder.decode(token(Forge.KEY_ID)).getSubject()).isEqualTo("customer1");
        assertThat(decoder.decode(token(Forge.KEY_ID)).getSubject()).isEqualTo("customer1");
        assertThat(requests).as("metadata and keys").hasValue(2);
    }

    @Test
    void cannotBeMadeToAskTheIssuerOverAndOver() {
        JwtDecoder decoder = decoder();
        decoder.decode(token(Forge.KEY_ID));
        for (int attempt = 0; attempt < 20; attempt++) {
            String unknown = token("made-up-" + attempt);
            assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> decoder.decode(unknown));
        }
        assertThat(requests).hasValueLessThanOrEqualTo(4);
    }

    @Test
    void refusesAnIssuerWithAnotherName() {
        nameOfItself = "http://somebody.else";
        assertThatExceptionOfType(JwtException.class)
                .isThrownBy(() -> decoder().decode(token(Forge.KEY_ID)))
                .isNotInstanceOf(BadJwtException.class);
    }

    @Test
    void failsFastWhileTheIssuerIsDown() {
        server.removeContext("/.well-known/openid-configuration");
        serve("/.well-known/openid-configuration", () -> "nonsense");
        JwtDecoder decoder = decoder();
        for (int attempt = 0; attempt < 5; attempt++) {
            assertThatExceptionOfType(JwtException.class)
                    .isThrownBy(() -> decoder.decode(token(Forge.KEY_ID)))
                    .isNotInstanceOf(BadJwtException.class);
        }
        assertThat(requests).hasValue(1);
    }

    /** What is in the tokens may be a name for those outside, behind something that the bank does not see. */
    @Test
    void asksWhereItIsToldToAndNotTheIssuerByItsName() {
        String outside = "https://bank.invalid";
        JwtDecoder decoder = decoder(outside, URI.create(issuer + "/jwks"));
        String token = Forge.sign(
                Forge.with(Forge.header(), header -> header.put("kid", Forge.KEY_ID)),
                Forge.with(Forge.claims("customer1", "customer"), claims -> claims.put("iss", outside)),
                KEY.getPrivate());

        assertThat(decoder.decode(token).getSubject()).isEqualTo("customer1");
        assertThat(requests).as("keys only").hasValue(1);
        assertThatExceptionOfType(BadJwtException.class)
                .as("a token of an issuer by the name of the address")
                .isThrownBy(() -> decoder.decode(token(Forge.KEY_ID)));
    }

    private JwtDecoder decoder() {
        return decoder(issuer, null);
    }

    private static JwtDecoder decoder(String name, @Nullable URI keys) {
        Clock clock = Clock.systemUTC();
        return new AccessTokenDecoder(
                AccessTokenRules.decoder(new IssuerKeys(name, keys, null), name, "bank", clock), clock);
    }

    private String token(String keyId) {
        return Forge.sign(
                Forge.with(Forge.header(), header -> header.put("kid", keyId)),
                Forge.with(Forge.claims("customer1", "customer"), claims -> claims.put("iss", issuer)),
                KEY.getPrivate());
    }

    private void serve(String path, Supplier<String> content) {
        server.createContext(path, exchange -> {
            requests.incrementAndGet();
            byte[] body = content.get().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            try (exchange) {
                exchange.getResponseBody().write(body);
            }
        });
    }
}
