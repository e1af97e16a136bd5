package io.corebank.support.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.corebank.identity.IdentityModule;
import io.corebank.servers.TestServers;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A service and the bank's own issuer in one process, as in standalone. */
@SpringBootTest(
        classes = OwnIssuerIT.Standalone.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "bank.demo=true")
class OwnIssuerIT {

    private static final Pattern WANTED = Pattern.compile("org\\.springframework\\.boot\\."
            + "(security|webmvc|servlet|tomcat|web|http|jackson|jdbc|flyway|autoconfigure\\.context)\\."
            + "|io\\.corebank\\.support\\.(security|web)\\.");

    @TempDir
    static Path keys;

    private final Http http;

    OwnIssuerIT(@LocalServerPort int port) {
        http = new Http(port);
    }

    @DynamicPropertySource
    static void configure(DynamicPropertyRegistry properties) {
        properties.add("bank.identity.key-folder", () -> keys);
        TestServers.TestDatabase database = TestServers.postgres();
        properties.add("spring.datasource.url", database::url);
        properties.add("spring.datasource.username", database::user);
        properties.add("spring.datasource.password", database::password);
        properties.add("spring.autoconfigure.exclude", OwnIssuerIT::otherAutoConfigurations);
    }

    @Test
    void believesTheTokensOfTheIssuerBesideIt() throws Exception {
        String customer = tokenOf("customer1");
        assertThat(http.get("/api/v1/customer", customer).body()).contains("\"subject\":\"customer1\"");
        assertThat(http.get("/api/v1/teller", customer).statusCode()).isEqualTo(403);
        assertThat(http.get("/api/v1/service", tokenOf("service")).statusCode()).isEqualTo(200);
    }

    @Test
    void opensNothingToAPasswordOrASession() {
        assertThat(http.send("/api/v1/customer", request -> request.GET().header("Authorization", basic("customer1")))
                        .statusCode())
                .isEqualTo(401);
        String session = http.get("/login").headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(http.send("/api/v1/customer", request -> request.GET().header("Cookie", session))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void refusesForgedTokens() {
        String forged = GuardedService.tokenOf("teller", "teller");
        assertThat(http.get("/api/v1/teller", forged).statusCode()).isEqualTo(401);
    }

    @Test
    void leavesEachPathToItsOwnFilters() {
        assertThat(http.get("/login").statusCode()).isEqualTo(200);
        assertThat(http.get("/oauth2/jwks").statusCode()).isEqualTo(200);
        assertThat(http.get("/api/v1/unknown").body()).contains("\"code\":\"unauthorized\"");
    }

    private String tokenOf(String user) throws Exception {
        HttpResponse<String> answer = http.send(
                "/oauth2/token", request -> request.POST(BodyPublishers.ofString("grant_type=client_credentials"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Authorization", basic(user)));
        return Objects.requireNonNull(JSONObjectUtils.getString(JSONObjectUtils.parse(answer.body()), "access_token"));
    }

    private static String basic(String user) {
        byte[] credentials = (user + ":demo").getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(credentials);
    }

    /**
     * Everything that Boot would configure for a secured web application, in Boot's order, and the database of its
     * issuer; no Axon.
     */
    private static List<String> otherAutoConfigurations() {
        ImportCandidates all = ImportCandidates.load(AutoConfiguration.class, OwnIssuerIT.class.getClassLoader());
        return StreamSupport.stream(all.spliterator(), false)
                .filter(name -> !WANTED.matcher(name).lookingAt())
                .toList();
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import({IdentityModule.class, GuardedService.Routes.class})
    static class Standalone {}
}
