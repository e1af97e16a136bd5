package io.corebank.support.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.security.KeyPair;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** No forged, foreign or worn-out token opens anything, whichever way it is false. */
@SpringBootTest(
        classes = GuardedService.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"bank.identity.issuer-uri=" + Forge.ISSUER, "server.max-http-request-header-size=64KB"})
class TokenAttacksIT {

    private static final String PATH = "/api/v1/everybody";

    private final Http http;

    TokenAttacksIT(@LocalServerPort int port) {
        http = new Http(port);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.corebank.support.security.TokenAttacks#all")
    void refuses(String attack, String token) {
        assertRefused(http.get(PATH, token));
    }

    @Test
    void knowsAtLeastFortyAttacks() {
        assertThat(TokenAttacks.all()).hasSizeGreaterThanOrEqualTo(40);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void accepts(String kind, String token) {
        assertThat(http.get(PATH, token).statusCode()).isEqualTo(200);
        assertThat(http.get(PATH, token).statusCode()).as("remembered").isEqualTo(200);
    }

    static Stream<Arguments> accepts() {
        long now = Instant.now().getEpochSecond();
        return Stream.of(
                arguments("honest", token(Map.of(), Map.of())),
                arguments("typ JWT", token(Map.of("typ", "JWT"), Map.of())),
                arguments("typ application/at+jwt", token(Map.of("typ", "application/at+jwt"), Map.of())),
                arguments("several audiences", token(Map.of(), Map.of("aud", List.of("other", "bank")))),
                arguments(
                        "ended within the skew",
                        token(Map.of(), Map.of("iat", now - 60, "nbf", now - 60, "exp", now - 20))),
                arguments("begins within the skew", token(Map.of(), Map.of("nbf", now + 20, "iat", now + 20))));
    }

    @Test
    void refusesTokensThatComeOtherThanInTheHeader() {
        String token = GuardedService.tokenOf("teller", "teller");
        assertRefused(http.get(PATH + "?access_token=" + token));
        assertRefused(http.send(PATH, request -> request.GET().header("Cookie", "access_token=" + token)));
        assertRefused(http.send(PATH, request -> request.GET().header("Authorization", "Basic " + token)));
        assertRefused(
                http.send("/api/v1/cash", request -> request.POST(BodyPublishers.ofString("access_token=" + token))
                        .header("Content-Type", "application/x-www-form-urlencoded")));
        assertRefused(http.get(PATH));
    }

    @Test
    void refusesAForgedTokenAfterTheHonestOneWasRemembered() {
        String honest = GuardedService.tokenOf("customer1", "customer");
        assertThat(http.get(PATH, honest).statusCode()).isEqualTo(200);
        KeyPair other = Forge.newRsaKey();
        String forged = Forge.sign(Forge.header(), Forge.claims("customer1", "customer"), other.getPrivate());
        String grafted = honest.substring(0, honest.lastIndexOf('.')) + forged.substring(forged.lastIndexOf('.'));
        assertRefused(http.get(PATH, grafted));
        assertThat(http.get(PATH, honest).statusCode()).isEqualTo(200);
    }

    private static String token(Map<String, Object> header, Map<String, Object> claims) {
        return Forge.sign(
                Forge.with(Forge.header(), changed -> changed.putAll(header)),
                Forge.with(Forge.claims("customer1", "customer"), changed -> changed.putAll(claims)),
                GuardedService.KEY.getPrivate());
    }

    private static void assertRefused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow())
                .startsWith("Bearer ");
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.body())
                .contains("\"code\":\"unauthorized\"", "correlationId")
                .doesNotContain("Exception");
    }
}
