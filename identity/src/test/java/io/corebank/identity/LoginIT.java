package io.corebank.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
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
        classes = Issuer.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"bank.demo=true", "bank.identity.issuer-uri=http://localhost:8080"})
class LoginIT {

    private static final String CONSOLE = "http://localhost:8080/console/";
    private static final String VERIFIER = "a-verifier-that-only-this-test-knows-0123456789";

    @TempDir
    static Path keys;

    private final Browser browser;

    LoginIT(@LocalServerPort int port) {
        browser = new Browser(port);
    }

    @DynamicPropertySource
    static void keysAside(DynamicPropertyRegistry properties) {
        properties.add("bank.identity.key-folder", () -> keys);
    }

    @Test
    void leadsFromTheConsoleThroughTheLoginToAToken() throws Exception {
        HttpResponse<String> unknown = browser.visit(authorize(CONSOLE, Map.of()));
        assertThat(location(unknown)).endsWith("/login");
        HttpResponse<String> loggedIn = browser.logIn("customer1", "demo");
        HttpResponse<String> back = browser.visit(location(loggedIn));
        assertThat(location(back)).startsWith(CONSOLE + "?").contains("state=some-state");
        String code = parameter(location(back), "code");

        HttpResponse<String> answer = exchange(code, CONSOLE, VERIFIER);
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
        assertThat(exchange(code, CONSOLE, VERIFIER).statusCode())
                .as("a code works once")
                .isEqualTo(400);
    }

    @Test
    void admitsAnyPortOfTheLoopbackAddress() {
        browser.logIn("teller", "demo");
        String back = location(browser.visit(authorize("http://127.0.0.1:5173/console/", Map.of())));
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
        HttpResponse<String> answer = browser.visit(authorize(redirectUri, Map.of()));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
    }

    @Test
    void wantsAProofKey() {
        browser.logIn("customer1", "demo");
        String withoutChallenge = location(browser.visit(authorize(CONSOLE, Map.of("code_challenge", ""))));
        assertThat(withoutChallenge).contains("error=invalid_request").doesNotContain("code=");
        String plain = location(browser.visit(authorize(CONSOLE, Map.of("code_challenge_method", "plain"))));
        assertThat(plain).contains("error=invalid_request").doesNotContain("code=");
        String code = parameter(location(browser.visit(authorize(CONSOLE, Map.of()))), "code");
        assertThat(exchange(code, CONSOLE, "another-verifier-0123456789-0123456789-0123")
                        .statusCode())
                .isBetween(400, 401);
    }

    @ParameterizedTest
    @CsvSource({"customer1,wrong", "nobody,demo", "service,demo", "console,demo"})
    void refusesWrongNamesAndPasswordsAlike(String user, String password) {
        assertThat(location(browser.logIn(user, password))).endsWith("/login?error");
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
        assertThat(page.headers().firstValue("Set-Cookie").orElseThrow()).contains("HttpOnly", "SameSite=Lax");
        assertThat(browser.get("/login.css").statusCode()).isEqualTo(200);
    }

    @Test
    void saysOnThePageThatTheLoginWasRefused() {
        assertThat(browser.visit("/login").body()).doesNotContain("is wrong");
        HttpResponse<String> refused = browser.logIn("customer1", "a guess");
        String location = refused.headers().firstValue("Location").orElseThrow();
        assertThat(browser.visit(location).body()).contains("Name or password is wrong.");
    }

    private HttpResponse<String> exchange(String code, String redirectUri, String verifier) {
        Map<String, String> form = Map.of(
                "grant_type", "authorization_code",
                "client_id", "console",
                "code", code,
                "redirect_uri", redirectUri,
                "code_verifier", verifier);
        return browser.post("/oauth2/token", form, plain -> plain);
    }

    private static String authorize(String redirectUri, Map<String, String> changes) {
        Map<String, String> parameters = new HashMap<>(Map.of(
                "response_type", "code",
                "client_id", "console",
                "scope", "openid",
                "state", "some-state",
                "redirect_uri", redirectUri,
                "code_challenge", challenge(),
                "code_challenge_method", "S256"));
        parameters.putAll(changes);
        parameters.values().removeIf(String::isEmpty);
        return "/oauth2/authorize?" + Browser.encode(parameters);
    }

    private static String challenge() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private static String parameter(String location, String name) {
        for (String parameter : URI.create(location).getQuery().split("&", -1)) {
            if (parameter.startsWith(name + "=")) {
                return parameter.substring(name.length() + 1);
            }
        }
        throw new AssertionError("No " + name + " in " + location);
    }
}
