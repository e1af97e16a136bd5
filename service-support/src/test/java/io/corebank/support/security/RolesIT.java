package io.corebank.support.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What each role opens, and what opens without any. */
@SpringBootTest(
        classes = GuardedService.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "bank.identity.issuer-uri=" + Forge.ISSUER)
class RolesIT {

    private final Http http;

    RolesIT(@LocalServerPort int port) {
        http = new Http(port);
    }

    @ParameterizedTest(name = "{0} calls {1}")
    @MethodSource
    void admitsOnlyTheRolesOfTheRoute(String role, String path, int status) {
        HttpResponse<String> answer = http.get(path, GuardedService.tokenOf("somebody", role));
        assertThat(answer.statusCode()).isEqualTo(status);
        if (status == 403) {
            assertForbidden(answer);
        } else {
            assertThat(answer.body()).contains("\"subject\":\"somebody\"");
        }
    }

    static Stream<Arguments> admitsOnlyTheRolesOfTheRoute() {
        List<String> roles = Stream.of(Role.values()).map(Role::claim).toList();
        Stream<Arguments> each = roles.stream().flatMap(role -> roles.stream()
                .map(route -> arguments(role, "/api/v1/" + route, role.equals(route) ? 200 : 403)));
        return Stream.concat(each, roles.stream().map(role -> arguments(role, "/api/v1/everybody", 200)));
    }

    @ParameterizedTest
    @CsvSource({"TELLER", "ROLE_TELLER", "admin", "''", "'teller '"})
    void grantsNothingForRolesThatItDoesNotKnow(String role) {
        assertForbidden(http.get("/api/v1/everybody", GuardedService.tokenOf("somebody", role)));
    }

    @Test
    void grantsNothingForRolesInAnotherFormOrClaim() {
        for (Map<String, Object> odd : List.<Map<String, Object>>of(
                Map.of("roles", "teller"),
                Map.of("roles", Map.of("teller", true)),
                Map.of("roles", List.of(1, List.of("teller"))),
                Map.of("roles", List.of(), "scope", "teller", "authorities", List.of("ROLE_TELLER")))) {
            Map<String, Object> claims = Forge.with(Forge.claims("somebody"), changed -> changed.putAll(odd));
            String token = Forge.sign(Forge.header(), claims, GuardedService.KEY.getPrivate());
            assertForbidden(http.get("/api/v1/teller", token));
        }
    }

    @Test
    void narrowsACallerToTheRolesThatTheRouteAdmits() {
        String token = GuardedService.tokenOf("customer1", "customer", "auditor");
        assertThat(http.get("/api/v1/customer", token).body()).contains("[\"CUSTOMER\"]", "\"bound\":true");
        assertThat(http.get("/api/v1/everybody", token).body())
                .contains("[\"CUSTOMER\",\"AUDITOR\"]", "\"bound\":false");
    }

    @Test
    void decidesBeforeItReadsTheBody() {
        assertForbidden(http.post("/api/v1/cash", GuardedService.tokenOf("customer1", "customer"), "{not json"));
        assertThat(http.post("/api/v1/cash", GuardedService.tokenOf("teller", "teller"), "{not json")
                        .statusCode())
                .isEqualTo(400);
        assertThat(http.post("/api/v1/cash", GuardedService.tokenOf("teller", "teller"), "{}")
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/everybody,401",
        "/api/v1/unknown,401",
        "/api,401",
        "/elsewhere,401",
        "/error,401",
        "/actuator,401",
        "/actuator/env,401",
        "/actuator/health/liveness,200",
        "/console/nothing,404",
        "/v3/api-docs,404",
        "/,404",
        "/console/../api/v1/everybody,400",
        "/api//v1/everybody,400",
        "/api/v1/everybody;a=b,400",
        "/console/%2e%2e/api/v1/everybody,400",
        "/api/v1/%65verybody,400",
        "/API/v1/everybody,401"
    })
    void leavesOnlyPublicPathsOpen(String path, int status) {
        HttpResponse<String> answer = http.get(path);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        if (status >= 400) {
            assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("application/problem+json");
        }
    }

    @Test
    void keepsPublicPathsReadOnly() {
        HttpResponse<String> answer = http.send("/console/x", request -> request.POST(BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void saysThatThereIsNothingOnlyToCallersItKnows() {
        assertThat(http.get("/api/v1/unknown", GuardedService.tokenOf("auditor", "auditor"))
                        .statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"operator,200,200", "auditor,200,403", "teller,403,403", "customer,403,403", "service,403,403"})
    void opensActuatorToWatchersAndItsSwitchesToOperators(String role, int reads, int writes) {
        String token = GuardedService.tokenOf("somebody", role);
        assertThat(http.get("/actuator/env", token).statusCode()).isEqualTo(reads);
        assertThat(http.post("/actuator/loggers", token, "{}").statusCode()).isEqualTo(writes);
    }

    @Test
    void letsThisMachineScrapeMetricsButNotThroughAProxy() {
        assertThat(http.get("/actuator/prometheus").statusCode()).isEqualTo(200);
        HttpResponse<String> proxied =
                http.send("/actuator/prometheus", request -> request.GET().header("X-Forwarded-For", "127.0.0.1"));
        assertThat(proxied.statusCode()).isEqualTo(401);
    }

    @Test
    void putsSecurityHeadersOnErrorsToo() {
        HttpResponse<String> answer = http.send("/api/v1/broken", request -> request.DELETE()
                .header("Authorization", "Bearer " + GuardedService.tokenOf("operator", "operator")));
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.headers().firstValue("X-Frame-Options")).contains("DENY");
        assertThat(answer.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
    }

    private static void assertForbidden(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow())
                .contains("insufficient_scope");
        assertThat(answer.body()).contains("\"code\":\"forbidden\"");
    }
}
