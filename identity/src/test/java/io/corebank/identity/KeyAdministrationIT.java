package io.corebank.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The issuer in a process of its own: an operator replaces its key, and nobody notices. */
@SpringBootTest(
        classes = IdentityApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.name=identity",
            "bank.demo=true",
            "bank.identity.issuer-uri=http://bank.test",
            "bank.security.issuer-uri=http://bank.test"
        })
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_EACH_TEST_METHOD)
class KeyAdministrationIT {

    private static final String KEYS = "/api/v1/admin/signing-keys";
    private static final String ROTATE = KEYS + "/rotate";

    @TempDir
    static Path folder;

    private final Browser browser;

    KeyAdministrationIT(@LocalServerPort int port) {
        browser = new Browser(port);
    }

    @DynamicPropertySource
    static void keysAside(DynamicPropertyRegistry properties) {
        properties.add("bank.identity.key-folder", () -> folder);
        new IssuersDatabase().addTo(properties);
    }

    @Test
    void signsWithANewKeyAndPublishesBoth() throws Exception {
        String before = keyOf(tokenOf("customer1"));
        HttpResponse<String> rotated = post(tokenOf("operator"));
        assertThat(rotated.statusCode()).isEqualTo(200);
        String after = keyOf(tokenOf("customer1"));
        assertThat(after).isNotEqualTo(before);
        assertThat(rotated.body()).contains(before, after, "\"SIGNING\"", "\"RETIRED\"", "believedUntil");
        assertThat(JWKSet.parse(browser.get("/oauth2/jwks").body()).getKeys())
                .extracting(key -> key.getKeyID())
                .contains(before, after);
        assertThat(get(tokenOf("auditor")).body()).isEqualTo(rotated.body());
        assertThat(new SigningKeys(folder, Duration.ofHours(1), Clock.systemUTC()).get(all(), null))
                .as("what another start finds in the folder")
                .extracting(key -> key.getKeyID())
                .contains(before, after);
        refusesToRotateForEver();
    }

    private void refusesToRotateForEver() throws Exception {
        String operator = tokenOf("operator");
        List<Integer> answers = IntStream.range(0, 9)
                .mapToObj(any -> post(operator).statusCode())
                .toList();
        assertThat(answers).contains(200).endsWith(409);
        assertThat(post(operator).body()).contains("\"code\":\"too-many-signing-keys\"");
    }

    @ParameterizedTest
    @CsvSource({"customer1, 403, 403", "teller, 403, 403", "service, 403, 403", "auditor, 200, 403"})
    void letsOperatorsAlone(String user, int look, int rotate) throws Exception {
        assertThat(get(tokenOf(user)).statusCode()).isEqualTo(look);
        HttpResponse<String> refused = post(tokenOf(user));
        assertThat(refused.statusCode()).isEqualTo(rotate);
        assertThat(refused.body()).contains("\"code\":\"forbidden\"");
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void knowsNobodyWithoutAToken() throws Exception {
        String good = tokenOf("operator");
        assertThat(browser.get(KEYS).statusCode()).isEqualTo(401);
        assertThat(browser.get(KEYS).body()).contains("\"code\":\"unauthorized\"");
        assertThat(post(good.substring(0, good.length() - 4) + "AAAA").statusCode())
                .isEqualTo(401);
        assertThat(get("nonsense").statusCode()).isEqualTo(401);
        assertThat(get(forged(good)).statusCode()).isEqualTo(401);
        assertThat(browser.get("/api/v1/admin/other").statusCode()).isEqualTo(401);
        assertThat(browser.get("/actuator/prometheus").statusCode())
                .as("of this machine, as in every service")
                .isEqualTo(200);
        assertThat(browser.get("/actuator/env").statusCode()).isEqualTo(401);
    }

    /** The same in the name of the same key, which somebody else has made. */
    private static String forged(String token) throws Exception {
        SignedJWT good = SignedJWT.parse(token);
        SignedJWT forged = new SignedJWT(good.getHeader(), good.getJWTClaimsSet());
        forged.sign(new RSASSASigner(new RSAKeyGenerator(2048).generate()));
        return forged.serialize();
    }

    @Test
    void opensNothingToAPasswordOrASession() {
        String credentials = Base64.getEncoder().encodeToString("operator:demo".getBytes(StandardCharsets.UTF_8));
        assertThat(browser.send(KEYS, request -> request.header("Authorization", "Basic " + credentials))
                        .statusCode())
                .isEqualTo(401);
        assertThat(browser.logIn("operator", "demo").statusCode()).isEqualTo(302);
        assertThat(browser.get(KEYS).statusCode()).isEqualTo(401);
    }

    @Test
    void documentsWhatItHas() throws Exception {
        HttpResponse<String> document = browser.get("/v3/api-docs");
        assertThat(document.statusCode()).isEqualTo(200);
        Map<String, Object> paths = JSONObjectUtils.getJSONObject(JSONObjectUtils.parse(document.body()), "paths");
        assertThat(paths.keySet()).contains(KEYS, ROTATE, "/api/v1/admin/audit", "/api/v1/admin/audit/verify");
    }

    private static JWKSelector all() {
        return new JWKSelector(new JWKMatcher.Builder().build());
    }

    private String tokenOf(String user) throws Exception {
        return (String) Issuer.json(browser.clientCredentials(user, "demo")).get("access_token");
    }

    private static String keyOf(String token) throws Exception {
        return SignedJWT.parse(token).getHeader().getKeyID();
    }

    private HttpResponse<String> get(String token) {
        return browser.send(KEYS, request -> request.header("Authorization", "Bearer " + token));
    }

    private HttpResponse<String> post(String token) {
        return browser.send(
                ROTATE, request -> request.POST(BodyPublishers.noBody()).header("Authorization", "Bearer " + token));
    }
}
