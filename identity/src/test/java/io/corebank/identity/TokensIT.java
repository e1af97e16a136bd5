package io.corebank.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Tokens by one request, as scripts and services get them. */
@SpringBootTest(
        classes = IdentityApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.name=identity",
            "bank.demo=true",
            "bank.identity.issuer-uri=http://localhost:8080",
            "bank.identity.token-lifetime=10m",
            "bank.identity.users.ada.password={bcrypt}$2b$05$abcdefghijklmnopqrstuuHNbAKRhpaujgo33bRWs.NLUTJO3lOy2",
            "bank.identity.users.ada.roles=customer,auditor"
        })
class TokensIT {

    @TempDir
    static Path keys;

    private final Browser browser;

    TokensIT(@LocalServerPort int port) {
        browser = new Browser(port);
    }

    @DynamicPropertySource
    static void keysAside(DynamicPropertyRegistry properties) {
        properties.add("bank.identity.key-folder", () -> keys);
        new IssuersDatabase().addTo(properties);
    }

    @ParameterizedTest
    @CsvSource({
        "customer1,customer",
        "customer2,customer",
        "customer3,customer",
        "teller,teller",
        "operator,operator",
        "auditor,auditor",
        "service,service"
    })
    void givesEachDemoUserATokenForTheBank(String user, String role) throws Exception {
        HttpResponse<String> answer = browser.clientCredentials(user, "demo");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(Issuer.json(answer)).containsEntry("token_type", "Bearer").containsEntry("expires_in", 599L);
        SignedJWT token = Issuer.verified(answer, browser);
        assertThat(token.getHeader().getAlgorithm().getName()).isEqualTo("RS256");
        assertThat(token.getHeader().getType().getType()).isEqualTo("at+jwt");
        JWTClaimsSet claims = token.getJWTClaimsSet();
        assertThat(claims.getSubject()).isEqualTo(user);
        assertThat(claims.getStringListClaim("roles")).containsExactly(role);
        assertThat(claims.getAudience()).containsExactly("bank");
        assertThat(claims.getIssuer()).isEqualTo("http://localhost:8080");
        assertThat(claims.getJWTID()).isNotBlank();
        assertThat(Duration.between(
                        claims.getIssueTime().toInstant(),
                        claims.getExpirationTime().toInstant()))
                .isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void givesConfiguredUsersTheirRoles() throws Exception {
        JWTClaimsSet claims = Issuer.verified(browser.clientCredentials("ada", "correct horse"), browser)
                .getJWTClaimsSet();
        assertThat(claims.getStringListClaim("roles")).containsExactly("customer", "auditor");
    }

    @ParameterizedTest
    @CsvSource({"customer1,wrong", "ada,demo", "nobody,demo"})
    void refusesWrongNamesAndPasswordsAlike(String user, String password) throws Exception {
        HttpResponse<String> answer = browser.clientCredentials(user, password);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(Issuer.json(answer)).containsEntry("error", "invalid_client").doesNotContainKey("access_token");
    }

    /** Not even in another spelling; whoever knows the password of another name is not kept waiting. */
    @Test
    void letsNobodyGuessForLong() throws Exception {
        for (int i = 0; i < GuessLimit.TRIES; i++) {
            assertThat(guess("operator2", "guess " + i)).isEqualTo(401);
        }
        HttpResponse<String> beyond = browser.clientCredentials("operator2", "demo");
        assertThat(beyond.statusCode()).as("even the right one").isEqualTo(429);
        assertThat(beyond.headers().firstValue("Retry-After")).contains("60");
        assertThat(Issuer.json(beyond)).containsEntry("code", "too-many-guesses");
        assertThat(guess("operator%32", "demo")).isEqualTo(429);
        assertThat(browser.post("/login", Map.of("username", " operator2 ", "password", "demo"), plain -> plain)
                        .statusCode())
                .isEqualTo(429);
        assertThat(guess("operator", "demo")).isEqualTo(200);
    }

    /** Whatever the issuer takes a secret by, a path, a header or a name in another spelling, it is one more guess. */
    @Test
    void countsGuessesHoweverTheyArePut() {
        assertThat(secretInForm("/oauth2/%74oken", "teller", "demo")).isEqualTo(400);
        for (String path : List.of("/oauth2/token", "/oauth2/introspect", "/oauth2/revoke")) {
            for (int i = 0; i < GuessLimit.TRIES / 4; i++) {
                assertThat(secretInForm(path, "teller", "guess " + i)).isEqualTo(401);
            }
        }
        String wrong = Base64.getEncoder().encodeToString("teller:wrong".getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < GuessLimit.TRIES / 4; i++) {
            assertThat(browser.post(
                                    "/oauth2/token",
                                    Map.of("grant_type", "client_credentials"),
                                    request -> request.header("Authorization", "Basic\t" + wrong))
                            .statusCode())
                    .isEqualTo(401);
        }
        assertThat(secretInForm("/oauth2/introspect", "teller", "demo")).isEqualTo(429);
        assertThat(guess("teller", "demo")).isEqualTo(429);
        assertThat(browser.post("/login", Map.of("username", "\u0001teller", "password", "demo"), plain -> plain)
                        .statusCode())
                .as("the login cuts controls off")
                .isEqualTo(429);
    }

    /** The console has no secret that could be guessed, and everybody's login ends with an exchange in its name. */
    @Test
    void keepsNobodyOutOfTheConsoleByGuessingASecretThatItDoesNotHave() {
        for (int i = 0; i < GuessLimit.TRIES; i++) {
            int refused = i % 2 == 0 ? guess("console", "demo") : secretInForm("/oauth2/token", "console", "demo");
            assertThat(refused).isEqualTo(401);
        }
        assertThat(browser.logIn("console", "demo").statusCode()).isEqualTo(429);
        CodeFlow flow = new CodeFlow(browser);
        assertThat(flow.exchange(flow.codeOf("customer2", "demo")).statusCode()).isEqualTo(200);
    }

    private int secretInForm(String path, String client, String secret) {
        Map<String, String> form = Map.of(
                "grant_type", "client_credentials", "client_id", client, "client_secret", secret, "token", "any");
        return browser.post(path, form, plain -> plain).statusCode();
    }

    @Test
    void forgivesMistakesToWhoKnowsThePasswordAfterAll() {
        for (int i = 0; i < 3 * GuessLimit.TRIES; i++) {
            boolean now = i % GuessLimit.TRIES == GuessLimit.TRIES - 1;
            assertThat(guess("auditor", now ? "demo" : "guess " + i)).isEqualTo(now ? 200 : 401);
        }
    }

    private int guess(String user, String password) {
        return browser.clientCredentials(user, password).statusCode();
    }

    @ParameterizedTest
    @CsvSource({
        "password,unsupported_grant_type",
        "'',unsupported_grant_type",
        "authorization_code,invalid_grant",
        "refresh_token,invalid_request"
    })
    void refusesOtherGrants(String grant, String error) throws Exception {
        HttpResponse<String> answer = browser.token(
                "customer1",
                "demo",
                Map.of("grant_type", grant, "code", "x", "username", "teller", "password", "demo"));
        assertThat(answer.statusCode()).isBetween(400, 401);
        assertThat(Issuer.json(answer)).containsEntry("error", error);
    }

    @ParameterizedTest
    @CsvSource({"customer1,''", "'',''", "'',demo"})
    void refusesCredentialsThatAreNone(String user, String password) throws Exception {
        HttpResponse<String> answer = browser.clientCredentials(user, password);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Issuer.json(answer)).containsEntry("error", "invalid_request");
    }

    @Test
    void refusesScopesThatNobodyRegistered() throws Exception {
        HttpResponse<String> answer =
                browser.token("customer1", "demo", Map.of("grant_type", "client_credentials", "scope", "operator"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Issuer.json(answer)).containsEntry("error", "invalid_scope");
    }

    @Test
    void publishesItsMetadataAndOnlyThePublicKey() throws Exception {
        assertThat(Issuer.json(browser.get("/.well-known/openid-configuration")))
                .containsEntry("issuer", "http://localhost:8080")
                .containsEntry("jwks_uri", "http://localhost:8080/oauth2/jwks");
        assertThat(browser.get("/oauth2/jwks").body())
                .contains("\"kty\":\"RSA\"", "\"kid\"", "\"n\"")
                .doesNotContain("\"d\"", "\"p\"", "\"q\"");
    }

    @Test
    void answersItsOwnMachineOnly() throws Exception {
        for (String path :
                new String[] {"/oauth2/token", "/oauth2/jwks", "/login", "/.well-known/openid-configuration"}) {
            HttpResponse<String> answer =
                    browser.send(path, request -> request.GET().header("X-Forwarded-For", "127.0.0.1"));
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(Issuer.json(answer))
                    .containsEntry("code", "loopback-only")
                    .containsEntry(
                            "correlationId",
                            answer.headers().firstValue("X-Correlation-ID").orElseThrow());
        }
    }

    @Test
    void keepsOtherPathsOfItsOwnShut() {
        assertThat(browser.get("/oauth2/nothing").statusCode()).isEqualTo(401);
        assertThat(browser.get("/oauth2/token").statusCode()).isEqualTo(401);
        assertThat(browser.get("/userinfo").statusCode()).isEqualTo(401);
    }
}
