package io.corebank.support.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.support.limits.LimitsConfiguration;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A caller who asks too often is told so, and nobody else notices. */
@SpringBootTest(
        classes = GuardedService.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "bank.identity.issuer-uri=" + Forge.ISSUER,
            "bank.rate-limit.per-customer=5",
            "bank.rate-limit.per-account=3",
            "bank.rate-limit.window=10m"
        })
@ImportAutoConfiguration(LimitsConfiguration.class)
@Import(RateLimitIT.Accounts.class)
class RateLimitIT {

    /** Something that can be read of an account, and something that can be done to it. */
    @RestController
    @RequestMapping("/api/v1/accounts/{accountId}")
    static class Accounts {

        @GetMapping
        @Allowed({Role.CUSTOMER, Role.TELLER})
        String read(@PathVariable String accountId) {
            return accountId;
        }

        @PostMapping
        @Allowed({Role.CUSTOMER, Role.TELLER})
        String change(@PathVariable String accountId) {
            return accountId;
        }
    }

    private final Http http;

    RateLimitIT(@LocalServerPort int port) {
        http = new Http(port);
    }

    @Test
    void refusesWhoAsksTooOften() {
        String token = GuardedService.tokenOf("busy", "customer");
        for (int i = 4; i >= 0; i--) {
            HttpResponse<String> answer = http.get("/api/v1/everybody", token);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(header(answer, "RateLimit")).startsWith("\"caller\";r=" + i + ";t=");
            assertThat(header(answer, "RateLimit-Policy")).isEqualTo("\"caller\";q=5;w=600");
        }
        HttpResponse<String> refused = http.get("/api/v1/everybody", token);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(header(refused, "Content-Type")).startsWith("application/problem+json");
        assertThat(refused.body()).contains("\"code\":\"rate-limited\"");
        assertThat(Integer.parseInt(header(refused, "Retry-After"))).isBetween(1, 600);
        assertThat(header(refused, "RateLimit")).contains(";r=0;");
    }

    @Test
    void countsEachCallerAlone() {
        for (int i = 0; i < 6; i++) {
            http.get("/api/v1/everybody", GuardedService.tokenOf("greedy", "customer"));
        }
        assertThat(http.get("/api/v1/everybody", GuardedService.tokenOf("modest", "customer"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(http.get("/api/v1/everybody", GuardedService.tokenOf("service", "service"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void countsWhatIsDoneToAnAccountWhoeverAtTheBankDoesIt() {
        String path = "/api/v1/accounts/busy";
        for (int i = 2; i >= 0; i--) {
            HttpResponse<String> done = http.post(path, GuardedService.tokenOf("teller-" + i, "teller"), "");
            assertThat(done.statusCode()).isEqualTo(200);
            assertThat(header(done, "RateLimit")).contains(", \"account\";r=" + i + ";t=");
            assertThat(header(done, "RateLimit-Policy")).endsWith(", \"account\";q=3;w=600");
        }
        String another = GuardedService.tokenOf("another", "teller");
        HttpResponse<String> refused = http.post(path, another, "");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(header(refused, "RateLimit")).contains("\"account\";r=0;");
        assertThat(http.get(path, another).statusCode()).as("reading").isEqualTo(200);
        assertThat(http.post("/api/v1/accounts/quiet", another, "").statusCode())
                .as("another account")
                .isEqualTo(200);
        assertThat(http.post(path, GuardedService.tokenOf("owner", "customer"), "")
                        .statusCode())
                .as("the customer's own")
                .isEqualTo(200);
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
