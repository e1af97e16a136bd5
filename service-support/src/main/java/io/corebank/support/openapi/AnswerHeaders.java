package io.corebank.support.openapi;

import io.corebank.support.limits.RateLimits;
import io.corebank.support.operations.Completed;
import io.corebank.support.web.Correlation;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;
import java.util.Set;

/**
 * The headers that answers have beside their bodies, each described once. Which of them come depends on the request.
 */
final class AnswerHeaders {

    private static final String ETAG = "ETag";
    private static final String NOT_MODIFIED = "304";
    private static final String MALFORMED = "400";
    private static final String RETRY_AFTER = "Retry-After";
    private static final String CHALLENGE = "WWW-Authenticate";
    private static final String LIMITS = RateLimits.POLICY_HEADER;

    private static final Set<String> KEPT_REFUSALS = Set.of("403", "404", "409", "412", "422");
    private static final Set<String> COME_AGAIN = Set.of("409", "429", "503");
    private static final Set<String> CHALLENGES = Set.of("401", "403");

    private AnswerHeaders() {}

    static void define(Components components) {
        define(components, Correlation.HEADER, "Follows the request through everything", new StringSchema());
        define(components, RateLimits.HEADER, "What is left of each limit, and for how long", new StringSchema());
        define(components, LIMITS, "Each limit and its window in seconds", new StringSchema());
        define(components, RETRY_AFTER, "Seconds after which to ask again", new IntegerSchema().format("int64"));
        define(components, CHALLENGE, "What is wrong with the token (RFC 6750)", new StringSchema());
        define(
                components,
                Completed.POSITION_HEADER,
                "The position in the log; a read with it as Bank-Min-Position shows what this answer says",
                new IntegerSchema().format("int64"));
        define(
                components,
                Completed.REPLAYED_HEADER,
                "true for an answer that was given before, to the same key",
                new StringSchema());
        define(components, "Location", "Where it is", new StringSchema().format("uri-reference"));
        define(components, ETAG, "The version, for If-Match and If-None-Match", new StringSchema());
        define(components, "Content-Disposition", "The name of the file", new StringSchema());
        define(components, "Preference-Applied", "What of Prefer was understood", new StringSchema());
    }

    private static void define(Components components, String name, String description, Schema<?> schema) {
        components.addHeaders(name, new Header().description(description).schema(schema));
    }

    /** @param ownOfSuccess what only this operation's success has */
    static void addTo(Operation operation, List<String> ownOfSuccess) {
        boolean write = operation.getParameters() != null
                && operation.getParameters().stream()
                        .anyMatch(parameter -> "Idempotency-Key".equals(parameter.getName()));
        if (ownOfSuccess.contains(ETAG)) {
            allowForUnchanged(operation);
        }
        operation.getResponses().forEach((status, answer) -> {
            boolean success = status.startsWith("2");
            add(answer, true, Correlation.HEADER);
            add(answer, !status.equals("401"), RateLimits.HEADER, LIMITS);
            add(answer, CHALLENGES.contains(status), CHALLENGE);
            add(answer, COME_AGAIN.contains(status), RETRY_AFTER);
            add(answer, write && (success || KEPT_REFUSALS.contains(status)), Completed.REPLAYED_HEADER);
            add(answer, write && success, Completed.POSITION_HEADER);
            add(answer, success, ownOfSuccess.toArray(String[]::new));
        });
    }

    private static void allowForUnchanged(Operation operation) {
        operation.addParametersItem(new HeaderParameter()
                .name("If-None-Match")
                .required(false)
                .description("The ETag of what the caller has: 304 when it is still the same")
                .schema(new StringSchema()));
        ApiResponse unchanged = new ApiResponse().description("What the caller has is still the same");
        add(unchanged, true, ETAG, Completed.POSITION_HEADER);
        operation.getResponses().addApiResponse(NOT_MODIFIED, unchanged);
        ApiResponse malformed = operation.getResponses().get(MALFORMED);
        if (malformed != null) {
            // A version that cannot be read is noticed once there is one to compare it with.
            add(malformed, true, Completed.POSITION_HEADER);
        }
    }

    private static void add(ApiResponse answer, boolean has, String... names) {
        for (String name : names) {
            if (has && (answer.getHeaders() == null || !answer.getHeaders().containsKey(name))) {
                answer.addHeaderObject(name, new Header().$ref(name));
            }
        }
    }
}
