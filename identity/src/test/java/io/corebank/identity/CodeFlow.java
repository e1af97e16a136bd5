package io.corebank.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** What the console does to get a person's token: authorization code with PKCE. */
final class CodeFlow {

    static final String CONSOLE = "http://localhost:8080/console/";

    private static final String VERIFIER = "a-verifier-that-only-this-test-knows-0123456789";

    private final Browser browser;

    CodeFlow(Browser browser) {
        this.browser = browser;
    }

    /** Logs in by the form and answers the code that the console gets. */
    String codeOf(String user, String password) {
        browser.logIn(user, password);
        return parameter(location(browser.visit(authorize(CONSOLE, Map.of()))), "code");
    }

    HttpResponse<String> exchange(String code) {
        return exchange(code, VERIFIER);
    }

    HttpResponse<String> exchange(String code, String verifier) {
        Map<String, String> form = Map.of(
                "grant_type", "authorization_code",
                "client_id", "console",
                "code", code,
                "redirect_uri", CONSOLE,
                "code_verifier", verifier);
        return browser.post("/oauth2/token", form, plain -> plain);
    }

    /** @param changes of single parameters; an empty one is left out */
    static String authorize(String redirectUri, Map<String, String> changes) {
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

    static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    static String parameter(String location, String name) {
        for (String parameter : URI.create(location).getQuery().split("&", -1)) {
            if (parameter.startsWith(name + "=")) {
                return parameter.substring(name.length() + 1);
            }
        }
        throw new AssertionError("No " + name + " in " + location);
    }
}
