package io.corebank.standalone.bank;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Signs in as the console does: by the form, for a code, with a proof key. */
public final class ConsoleLogin {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");
    private static final String VERIFIER = "a-verifier-of-this-test-0123456789-0123456789-01";

    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final URI bank;

    public ConsoleLogin(URI bank) {
        this.bank = bank;
    }

    /** An access token of a demo user. */
    public String tokenOf(String user) throws IOException, InterruptedException {
        String home = bank.resolve("/console/").toString();
        String authorize = "/oauth2/authorize?"
                + encoded(Map.of(
                        "response_type", "code",
                        "client_id", "console",
                        "scope", "openid",
                        "state", "here",
                        "redirect_uri", home,
                        "code_challenge", challenge(),
                        "code_challenge_method", "S256"));
        get(authorize);
        Matcher csrf = matching(CSRF, get("/login").body());
        post("/login", Map.of("username", user, "password", "demo", "_csrf", csrf.group(1)));
        String back = get(authorize).headers().firstValue("Location").orElse("nowhere");
        Map<String, String> exchange = Map.of(
                "grant_type",
                "authorization_code",
                "client_id",
                "console",
                "code",
                matching(CODE, back).group(1),
                "redirect_uri",
                home,
                "code_verifier",
                VERIFIER);
        return new Answer(post("/oauth2/token", exchange)).text("access_token");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(bank.resolve(path))
                        .header("Accept", "text/html")
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, Map<String, String> form) throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(bank.resolve(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(encoded(form)))
                        .build(),
                BodyHandlers.ofString());
    }

    private static Matcher matching(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new AssertionError("No " + pattern + " in " + text);
        }
        return matcher;
    }

    private static String encoded(Map<String, String> values) {
        return values.entrySet().stream()
                .map(value -> value.getKey() + "=" + URLEncoder.encode(value.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String challenge() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
