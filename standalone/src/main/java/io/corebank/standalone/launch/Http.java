package io.corebank.standalone.launch;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The few requests that the command line sends to a running bank. */
final class Http {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient client;

    private Http(HttpClient.Builder builder) {
        client = builder.version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build();
    }

    static Http plain() {
        return new Http(HttpClient.newBuilder());
    }

    /** Talks over TLS to whoever shows the certificate in the file, and to nobody else. */
    static Http knowing(Path certificate) {
        return new Http(HttpClient.newBuilder().sslContext(PinnedCertificate.contextFor(certificate)));
    }

    record Answer(int status, String body) {

        /** Why something was not done: the sentence in a problem, or else all that came. */
        String reason() {
            try {
                return JsonMapper.shared().readTree(body).path("detail").asString(body);
            } catch (JacksonException notFromABank) {
                return body;
            }
        }
    }

    Answer get(URI uri) {
        return send(HttpRequest.newBuilder(uri));
    }

    Answer get(URI uri, String token) {
        return send(HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + token));
    }

    /** A write with a key, so that it happens once however often it is sent. */
    Answer write(String method, URI uri, String token, String key, String json, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .method(method, BodyPublishers.ofString(json));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    Answer post(URI uri, String token) {
        return send(HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.noBody()));
    }

    Answer postForm(URI uri, String user, String password, String form) {
        byte[] credentials = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return send(HttpRequest.newBuilder(uri)
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    private Answer send(HttpRequest.Builder request) {
        HttpRequest complete = request.timeout(PATIENCE).build();
        try {
            HttpResponse<String> answer = client.send(complete, BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body());
        } catch (IOException e) {
            throw new LaunchException("No bank answers at " + complete.uri() + ": start it with bank up.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("Interrupted.", e);
        }
    }
}
