package io.corebank.standalone.bank;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import java.util.stream.Stream;

/** An application that calls the bank with one user's token. */
public final class BankClient {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private static final String BEARER = "Bearer ";
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final URI address;
    private final String authorization;

    private BankClient(URI address, String authorization) {
        this.address = address;
        this.authorization = authorization;
    }

    /** A client with a new token of a demo user. */
    public static BankClient of(URI address, String user) {
        String secret = Base64.getEncoder().encodeToString((user + ":demo").getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(address.resolve("/oauth2/token"))
                .timeout(PATIENCE)
                .header("Authorization", "Basic " + secret)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        Answer answer = exchange(request);
        if (answer.status() != 200) {
            throw new IllegalStateException("No token for " + user + ": " + answer);
        }
        return new BankClient(address, BEARER + answer.text("access_token"));
    }

    /** A client that has no token. */
    public static BankClient anonymous(URI address) {
        return new BankClient(address, "");
    }

    /** A client with a token from elsewhere. */
    public static BankClient bearing(URI address, String token) {
        return new BankClient(address, BEARER + token);
    }

    /** The token that it shows. */
    public String token() {
        return authorization.substring(BEARER.length());
    }

    /** Any request, with a key of its own. */
    public Answer send(String method, String path, String body, String... headers) {
        return exchange(request(path, headers)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build());
    }

    /** Whether the bank says that it takes commands. */
    public static boolean isReady(URI address) {
        try {
            return exchange(HttpRequest.newBuilder(address.resolve("/actuator/health/readiness"))
                                    .timeout(Duration.ofSeconds(5))
                                    .build())
                            .status()
                    == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    public Answer get(String path, String... headers) {
        return exchange(request(path, headers).GET().build());
    }

    /** A write under a key of its own. */
    public Answer post(String path, String body, String... headers) {
        return postAgain(UUID.randomUUID().toString(), path, body, headers);
    }

    /** A write under the given key. */
    public Answer postAgain(String key, String path, String body, String... headers) {
        return exchange(request(path, headers)
                .header("Idempotency-Key", key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    public Answer put(String path, String body, String... headers) {
        return exchange(request(path, headers)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body))
                .build());
    }

    public Answer delete(String path, String... headers) {
        return exchange(request(path, headers)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .DELETE()
                .build());
    }

    /** Reads after waiting for what a write has done. */
    public Answer getAfter(Answer write, String path) {
        return get(path, "Bank-Min-Position", write.position());
    }

    /** The lines of an answer that has no end, as they come. To close it is to hang up. */
    public Stream<String> listen(String path, String... headers) {
        try {
            return HTTP.send(request(path, headers).GET().build(), BodyHandlers.ofLines())
                    .body();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address.resolve(path)).timeout(PATIENCE);
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return headers.length == 0 ? request : request.headers(headers);
    }

    private static Answer exchange(HttpRequest request) {
        try {
            HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
            Answer answer = new Answer(response);
            Canary.requireAbsent(answer);
            return answer;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
