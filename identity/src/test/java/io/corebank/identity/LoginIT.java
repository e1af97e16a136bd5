package io.corebank.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.nio.file.Path;
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

/** People log in by the form, and the console gets their token by authorization code with PKCE. */
@SpringBootTest(
        classes = IdentityApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"spring.config.name=identity", "bank.demo=true", "bank.identity.issuer-uri=http://localhost:8080"
        })
class LoginIT {

    @TempDir
    static Path keys;

    private final Browser browser;
    private final CodeFlow flow;

    LoginIT(@LocalServerPort int port) {
        browser = new Browser(port);
        flow = new CodeFlow(browser);
    }

    @DynamicPropertySource
    static void keysAside(DynamicPropertyRegistry properties) {
        properties.add("bank.identity.key-folder", () -> keys);
        new IssuersDatabase().addTo(properties);
    }

    @Test
    void leadsFromTheConsoleThroughTheLoginToAToken() throws Exception {
        HttpResponse<String> unknown = browser.visit(CodeFlow.authorize(CodeFlow.CONSOLE, Map.of()));
        assertThat(CodeFlow.location(unknown)).isEqualTo("/login");
        HttpResponse<String> loggedIn = browser.logIn("customer1", "demo");
        HttpResponse<String> back = browser.visit(CodeFlow.location(loggedIn));
        assertThat(CodeFlow.location(back)).startsWith(CodeFlow.CONSOLE + "?").contains("state=some-state");
        String code = CodeFlow.parameter(CodeFlow.location(back), "code");

        HttpResponse<String> answer = flow.exchange(code);
        assertThat(answer.statusCode()).isEqualTo(200);
        SignedJWT token = Issuer.verified(answer, browser);
        assertThat(token.getHeader().getType().getType()).isEqualTo("at+jwt");
        JWTClaimsSet claims = token.getJWTClaimsSet();
        assertThat(claims.getSubject()).isEqualTo("customer1");
        assertThat(claims.getStringListClaim("roles")).containsExactly("customer");
        assertThat(claims.getAudience()).containsExactly("bank");
        JWTClaimsSet idToken =
                SignedJWT.parse((String) Issuer.json(answer).get("id_token")).getJWTClaimsSet();
        assertThat(idToken.getAudience()).as("worthless at the bank").containsExactly("console");
        assertThat(idToken.getClaim("roles")).isNull();

        HttpResponse<String> person = browser.send(
                "/userinfo", request -> request.GET().header("Authorization", "Bearer " + token.serialize()));
        assertThat(person.statusCode()).as("%s", person.headers()).isEqualTo(200);
        assertThat(Issuer.json(person)).containsEntry("sub", "customer1");
        assertThat(flow.exchange(code).statusCode()).as("a code works once").isEqualTo(400);
    }

    @Test
    void admitsAnyPortOfTheLoopbackAddress() {
        browser.logIn("teller", "demo");
        String back = CodeFlow.location(browser.visit(CodeFlow.authorize("http://127.0.0.1:5173/console/", Map.of())));
        assertThat(back).startsWith("http://127.0.0.1:5173/console/?").contains("code=");
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:9999/console/",
        "http://evil.test/console/",
        "http://localhost:8080/console/../evil",
        "http://127.0.0.1:8080/elsewhere",
        "javascript:alert(1)"
    })
    void sendsNobodyToStrangers(String redirectUri) {
        browser.logIn("customer1", "demo");
        HttpResponse<String> answer = browser.visit(CodeFlow.authorize(redirectUri, Map.of()));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
    }

    @Test
    void wantsAProofKey() {
        browser.logIn("customer1", "demo");
        String withoutChallenge =
                CodeFlow.location(browser.visit(CodeFlow.authorize(CodeFlow.CONSOLE, Map.of("code_challenge", ""))));
        assertThat(withoutChallenge).contains("error=invalid_request").doesNotContain("code=");
        String plain = CodeFlow.location(
                browser.visit(CodeFlow.authorize(CodeFlow.CONSOLE, Map.of("code_challenge_method", "plain"))));
        assertThat(plain).contains("error=invalid_request").doesNotContain("code=");
        String code = CodeFlow.parameter(
                CodeFlow.location(browser.visit(CodeFlow.authorize(CodeFlow.CONSOLE, Map.of()))), "code");
        assertThat(flow.exchange(code, "another-verifier-0123456789-0123456789-0123")
                        .statusCode())
                .isBetween(400, 401);
    }

    @ParameterizedTest
    @CsvSource({"customer1,wrong", "nobody,demo", "service,demo", "console,demo"})
    void refusesWrongNamesAndPasswordsAlike(String user, String password) {
        assertThat(CodeFlow.location(browser.logIn(user, password))).endsWith("/login?error");
    }

    /** Who has planted a session in somebody's browser must not have it any more when they have logged in. */
    @Test
    void givesANewSessionToWhoLogsIn() {
        String before = session(browser.visit("/login"));
        String after = session(browser.logIn("customer1", "demo"));
        assertThat(after).isNotEqualTo(before).isNotEmpty();
    }

    @Test
    void leadsNobodyAwayAfterTheLogin() {
        browser.visit(CodeFlow.authorize(CodeFlow.CONSOLE, Map.of()));
        assertThat(CodeFlow.location(browser.logIn("customer1", "demo"))).startsWith("/oauth2/authorize?");
        Browser another = new Browser(browser.port());
        another.visit("/login?continue=https://evil.test/&redirect=//evil.test&targetUrl=//evil.test");
        assertThat(CodeFlow.location(another.logIn("customer1", "demo"))).startsWith("/login?");
    }

    private static String session(HttpResponse<String> answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("JSESSIONID="))
                .map(cookie -> cookie.split(";", 2)[0])
                .findFirst()
                .orElse("");
    }

    @Test
    void wantsTheFormOfItsOwnPage() {
        HttpResponse<String> answer =
                browser.post("/login", Map.of("username", "customer1", "password", "demo"), plain -> plain);
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void guardsTheLoginPage() {
        HttpResponse<String> page = browser.visit("/login");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "frame-ancestors 'none'");
        assertThat(page.headers().firstValue("X-Frame-Options")).contains("DENY");
        assertThat(page.headers().firstValue("Set-Cookie").orElseThrow())
                .contains("HttpOnly", "SameSite=Lax")
                .doesNotContain("Secure");
        assertThat(browser.get("/login.css").statusCode()).isEqualTo(200);
    }

    @Test
    void saysOnThePageThatTheLoginWasRefused() {
        assertThat(browser.visit("/login").body()).doesNotContain("is wrong");
        HttpResponse<String> refused = browser.logIn("customer1", "a guess");
        String location = refused.headers().firstValue("Location").orElseThrow();
        assertThat(browser.visit(location).body()).contains("Name or password is wrong.");
    }
}
