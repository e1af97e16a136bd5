package io.corebank.standalone.fuzz;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds an answer against the document, and against what every answer of the bank must be. */
final class Judge {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String PROBLEM = "application/problem+json";

    /** Where an odd path may lead: nowhere, or to another operation than the one that was meant. */
    private static final Set<Integer> ELSEWHERE = Set.of(404, 405);

    private static final List<String> ON_EVERY_ANSWER = List.of(
            "x-correlation-id",
            "x-content-type-options",
            "x-frame-options",
            "referrer-policy",
            "content-security-policy",
            "cache-control");

    /** An answer in a form that nobody takes has the headers of the one that it would have been. */
    private static final int NOT_ACCEPTABLE = 406;

    /** Headers that mean something to a caller, so that the document has them wherever they come. */
    private static final List<String> OF_THE_CONTRACT = List.of(
            "x-correlation-id",
            "etag",
            "location",
            "bank-position",
            "idempotency-replayed",
            "ratelimit",
            "ratelimit-policy",
            "retry-after",
            "www-authenticate",
            "preference-applied");

    /** What a stranger must not learn: classes, statements, places on the disk. */
    private static final Pattern INNER =
            Pattern.compile("io\\.corebank|org\\.(springframework|axonframework|postgresql|apache)|tools\\.jackson|"
                    + "java\\.(lang|util)\\.|Exception|SELECT |PSQL|\\.java:|/data/");

    /** What is wrong with the answer; empty when nothing is. */
    Optional<String> objection(Shot shot, Reply reply) {
        if (reply.status() == 0) {
            return Optional.of("hung up without an answer");
        }
        if (reply.status() >= 500
                && (reply.status() != 503 || reply.header("retry-after").isEmpty())) {
            return Optional.of("a failure of the server");
        }
        Optional<String> headers = headers(reply);
        if (headers.isPresent()) {
            return headers;
        }
        if (shot.elsewhere() && (ELSEWHERE.contains(reply.status()) || reply.status() < 300)) {
            return reply.status() < 300 ? Optional.empty() : problem(reply);
        }
        Map<String, @Nullable Schema> documented = shot.operation().answers().get(reply.status());
        if (documented == null) {
            return Optional.of("an undocumented status");
        }
        Optional<String> undocumented =
                undocumented(shot.operation().headers().getOrDefault(reply.status(), Set.of()), reply);
        if (undocumented.isPresent()) {
            return undocumented;
        }
        return reply.status() >= 400 ? problem(reply).or(() -> body(documented, reply)) : body(documented, reply);
    }

    private static Optional<String> undocumented(Set<String> documented, Reply reply) {
        return OF_THE_CONTRACT.stream()
                .filter(name -> !reply.all(name).isEmpty() && !documented.contains(name))
                .filter(name -> reply.status() != NOT_ACCEPTABLE)
                .findFirst()
                .map(name -> "an undocumented header " + name);
    }

    private static Optional<String> headers(Reply reply) {
        for (String name : ON_EVERY_ANSWER) {
            if (reply.all(name).size() != 1) {
                return Optional.of(
                        "%d times the header %s".formatted(reply.all(name).size(), name));
            }
        }
        if (!reply.all("x-injected").isEmpty() || reply.headers().toString().contains("evil")) {
            return Optional.of("a header that the caller has made");
        }
        String location = reply.header("location");
        return location.isEmpty() || location.startsWith("/") ? Optional.empty() : Optional.of("a strange Location");
    }

    /** Every error is a problem that says which status it has, and nothing of how the bank is made. */
    private static Optional<String> problem(Reply reply) {
        if (!reply.mediaType().equals(PROBLEM)) {
            return Optional.of("an error that is no problem+json");
        }
        if (INNER.matcher(reply.text()).find()) {
            return Optional.of("inner details");
        }
        JsonNode problem = JSON.readTree(reply.body());
        return problem.path("status").asInt() == reply.status()
                ? Optional.empty()
                : Optional.of("a problem of another status");
    }

    private static Optional<String> body(Map<String, @Nullable Schema> documented, Reply reply) {
        if (documented.isEmpty()) {
            return reply.body().length == 0 ? Optional.empty() : Optional.of("a body that is not documented");
        }
        if (!documented.containsKey(reply.mediaType())) {
            return Optional.of("an undocumented type of body");
        }
        Schema schema = documented.get(reply.mediaType());
        if (schema == null || !reply.mediaType().endsWith("json")) {
            return Optional.empty();
        }
        try {
            List<Error> errors = schema.validate(JSON.readTree(reply.body()));
            return errors.isEmpty() ? Optional.empty() : Optional.of("off its schema: " + errors.get(0));
        } catch (JacksonException notJson) {
            return Optional.of("no JSON");
        }
    }
}
