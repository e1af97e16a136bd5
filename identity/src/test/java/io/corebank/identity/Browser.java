package io.corebank.identity;

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
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A client with cookies that shows every redirect instead of following it. As if it came through something that ends
 * TLS, it brings secure cookies, too.
 */
final class Browser {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new AllCookies()).build();
    private final URI base;
    private final int port;

    Browser(int port) {
        this.port = port;
        base = URI.create("http://127.0.0.1:" + port);
    }

    int port() {
        return port;
    }

    HttpResponse<String> token(String user, String password, Map<String, String> form) {
        String credentials =
                Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        return post("/oauth2/token", form, request -> request.header("Authorization", "Basic " + credentials));
    }

    HttpResponse<String> clientCredentials(String user, String password) {
        return token(user, password, Map.of("grant_type", "client_credentials"));
    }

    /** Logs in by the form; answers where the login leads. */
    HttpResponse<String> logIn(String user, String password) {
        Matcher csrf = CSRF.matcher(visit("/login").body());
        if (!csrf.find()) {
            throw new AssertionError("The login page has no CSRF token");
        }
        return post("/login", Map.of("username", user, "password", password, "_csrf", csrf.group(1)), plain -> plain);
    }

    HttpResponse<String> visit(String location) {
        return send(location, request -> request.GET().header("Accept", "text/html"));
    }

    HttpResponse<String> get(String path) {
        return send(path, HttpRequest.Builder::GET);
    }

    HttpResponse<String> post(String path, Map<String, String> form, UnaryOperator<HttpRequest.Builder> with) {
        return send(
                path,
                request -> with.apply(request.POST(BodyPublishers.ofString(encode(form)))
                        .header("Content-Type", "application/x-www-form-urlencoded")));
    }

    HttpResponse<String> send(String location, UnaryOperator<HttpRequest.Builder> with) {
        try {
            return client.send(
                    with.apply(HttpRequest.newBuilder(base.resolve(location))).build(), BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static final class AllCookies extends CookieManager {

        @Override
        public void put(URI uri, Map<String, List<String>> headers) throws IOException {
            List<String> cookies = headers.getOrDefault("set-cookie", List.of()).stream()
                    .map(cookie -> cookie.replaceAll("(?i); *secure", ""))
                    .toList();
            super.put(uri, Map.of("set-cookie", cookies));
        }
    }

    static String encode(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter ->
                        parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
