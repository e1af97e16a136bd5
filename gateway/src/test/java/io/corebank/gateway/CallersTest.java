package io.corebank.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Who comes as far as the services, and how often. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = ThreadMode.SEPARATE_THREAD)
class CallersTest {

    private static final String ACCOUNT = "/api/v1/accounts/a";
    private static final int REQUESTS = 5;

    private RunningGateway gateway;

    @BeforeAll
    void start() {
        gateway = new RunningGateway(
                "--bank.gateway.edge.requests=" + REQUESTS,
                "--bank.gateway.edge.window=1h",
                "--bank.gateway.services.notifications=" + RunningGateway.nobody());
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    @BeforeEach
    void answer() {
        gateway.query.does(exchange -> StandIn.answer(exchange, 200, "{}"));
    }

    @Test
    void turnsAwayWhoHasNoToken() throws Exception {
        HttpResponse<String> answer = gateway.sendAsItIs(HttpRequest.newBuilder(gateway.at(ACCOUNT)));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer realm=\"bank\"");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.headers().firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(answer.body())
                .contains("\"code\":\"unauthorized\"", "\"status\":401")
                .contains(answer.headers().firstValue("X-Correlation-ID").orElseThrow());
        assertThat(gateway.query.asked()).isEmpty();
    }

    @Test
    void turnsAwayWhoseTokenIsWorthless() throws Exception {
        Date past = Date.from(Instant.now().minusSeconds(60));
        TestIssuer issuer = gateway.issuer;
        Map<String, String> worthless = Map.of(
                "forged", issuer.forged(),
                "of an unknown key", issuer.ofAnUnknownKey(),
                "over", issuer.token(claims -> claims.expirationTime(past)),
                "without an end", issuer.token(claims -> claims.expirationTime(null)),
                "of another issuer", issuer.token(claims -> claims.issuer("http://elsewhere.test")),
                "for another bank", issuer.token(claims -> claims.audience("other")),
                "about nobody", issuer.token(claims -> claims.subject(null)),
                "changed", issuer.token("somebody").replaceFirst("\\.ey[^.]{8}", ".eyJzdWIiOi"),
                "unsigned", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJzb21lYm9keSJ9.",
                "no token", "x".repeat(7000));
        for (Map.Entry<String, String> one : worthless.entrySet()) {
            HttpResponse<String> answer = with(one.getValue());
            assertThat(answer.statusCode()).as(one.getKey()).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate"))
                    .hasValueSatisfying(challenge -> assertThat(challenge).contains("invalid_token"));
        }
        assertThat(gateway.query.asked()).isEmpty();
        assertThat(with(issuer.token("not-worthless")).statusCode()).isEqualTo(200);
    }

    /** Keys are asked for once, and made-up key ids provoke nothing. */
    @Test
    void remembersTheKeysOfTheIssuer() throws Exception {
        gateway.issuer.publish();
        try (RunningGateway fresh = new RunningGateway()) {
            fresh.query.does(exchange -> StandIn.answer(exchange, 200, "{}"));
            for (int i = 0; i < 20; i++) {
                fresh.sendAsItIs(HttpRequest.newBuilder(fresh.at(ACCOUNT))
                        .header("Authorization", "Bearer " + fresh.issuer.token("person-" + i)));
                fresh.sendAsItIs(HttpRequest.newBuilder(fresh.at(ACCOUNT))
                        .header("Authorization", "Bearer " + fresh.issuer.ofAnUnknownKey()));
            }
            assertThat(fresh.issuer.asked()).isBetween(1, 2);
        }
    }

    /** The services know more, such as the keys that they have seen, and verify every token in any case. */
    @Test
    void leavesTheDecisionToTheServicesWhileTheIssuerIsAway() throws Exception {
        try (RunningGateway fresh = new RunningGateway()) {
            fresh.issuer.fail();
            fresh.query.does(exchange -> StandIn.answer(exchange, 401, "{}"));
            fresh.get(ACCOUNT);
            assertThat(fresh.query.asked()).hasSize(1);
        }
    }

    @Test
    void leavesWhatIsPublicOpen() throws Exception {
        for (String path : List.of("/oauth2/jwks", "/.well-known/openid-configuration", "/login", "/console/")) {
            HttpResponse<String> answer = gateway.sendAsItIs(HttpRequest.newBuilder(gateway.at(path)));
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.headers().firstValue("RateLimit")).as(path).isEmpty();
        }
        assertThat(gateway.sendAsItIs(HttpRequest.newBuilder(gateway.at("/actuator/health/readiness")))
                        .statusCode())
                .isEqualTo(200);
    }

    /** Which service is away is for those who can do something about it. */
    @Test
    void tellsWhoWatchesOverTheBankWhichServiceIsAway() throws Exception {
        String watcher = gateway.issuer.token(claims -> claims.claim("roles", List.of("auditor")));
        String customer = gateway.issuer.token(claims -> claims.claim("roles", List.of("customer")));
        String odd = gateway.issuer.token(claims -> claims.claim("roles", "auditor"));

        assertThat(health(watcher)).contains("\"notifications\":\"AWAY\"", "\"account-query\":\"UP\"");
        for (String token : List.of(customer, odd, gateway.issuer.forged(), "no token")) {
            assertThat(health(token))
                    .contains("\"services\":{\"status\":\"DOWN\"}")
                    .doesNotContain("account-query");
        }
    }

    private String health(String token) throws Exception {
        return gateway.sendAsItIs(HttpRequest.newBuilder(gateway.at("/actuator/health"))
                        .header("Authorization", "Bearer " + token))
                .body();
    }

    /** The services' own limits stand beside the gateway's, each by its name. */
    @Test
    void limitsEachCallerAndSaysWhatIsLeft() throws Exception {
        gateway.query.does(exchange -> {
            exchange.getResponseHeaders().add("RateLimit", "\"caller\";r=9;t=60");
            exchange.getResponseHeaders().add("RateLimit-Policy", "\"caller\";q=10;w=60");
            StandIn.answer(exchange, 200, "{}");
        });
        String token = gateway.issuer.token("hasty");
        for (int i = REQUESTS - 1; i >= 0; i--) {
            HttpResponse<String> answer = with(token);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().allValues("RateLimit")).singleElement().satisfies(limits -> assertThat(limits)
                    .startsWith("\"gateway\";r=")
                    .endsWith(", \"caller\";r=9;t=60"));
            assertThat(answer.headers().firstValue("RateLimit").orElseThrow()).contains(";r=" + i + ";");
            assertThat(answer.headers().firstValue("RateLimit-Policy"))
                    .hasValue("\"gateway\";q=5;w=3600, \"caller\";q=10;w=60");
        }

        HttpResponse<String> refused = with(token);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body()).contains("\"code\":\"rate-limited\"");
        assertThat(Long.parseLong(refused.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(3500L, 3600L);
        assertThat(refused.headers().firstValue("RateLimit").orElseThrow()).contains(";r=0;");
        assertThat(gateway.query.asked()).hasSize(REQUESTS);
        assertThat(with(gateway.issuer.token("patient")).statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> with(String token) throws Exception {
        return gateway.sendAsItIs(
                HttpRequest.newBuilder(gateway.at(ACCOUNT)).header("Authorization", "Bearer " + token));
    }
}
