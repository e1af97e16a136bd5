package io.corebank.support.openapi;

import io.corebank.support.approvals.FourEyes;
import io.corebank.support.approvals.Proposal;
import io.corebank.support.operations.OperationRequest;
import io.corebank.support.security.Allowed;
import io.corebank.support.web.Problem;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.HandlerMethod;

/** Adds what every operation has in common: the roles that may call it, the headers of writes, and its problems. */
class BankOperations implements OperationCustomizer {

    private static final String JSON = "application/json";
    private static final String PROBLEM = "application/problem+json";

    private static final Map<String, String> PROBLEMS = Map.ofEntries(
            Map.entry("400", "The request is malformed"),
            Map.entry("401", "A token is needed, and one that is good"),
            Map.entry("403", "The caller may not do this"),
            Map.entry("404", "There is no such thing, or it is not the caller's"),
            Map.entry("406", "The answer has none of the types in Accept"),
            Map.entry("409", "It is being done, or cannot be done as things are"),
            Map.entry("412", "The account has another version than If-Match names"),
            Map.entry("413", "The body is too large"),
            Map.entry("415", "The body is no JSON"),
            Map.entry("422", "A rule of the bank refuses it, or the key was used for something else"),
            Map.entry("429", "The caller has asked for more than a limit allows"),
            Map.entry("503", "Not there at the moment, or the outcome is not known: the same key will tell"));

    /** A body where none is expected is refused for its size or its type, too. */
    private static final List<String> PROBLEMS_OF_ALL =
            List.of("400", "401", "403", "404", "406", "413", "415", "429", "503");

    private static final List<String> PROBLEMS_OF_WRITES = List.of("409", "422");

    private final Set<Class<?>> described;

    /** @param described is told of every class whose schema an operation refers to */
    BankOperations(Set<Class<?>> described) {
        this.described = described;
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        Allowed allowed = handler.getMethodAnnotation(Allowed.class);
        if (allowed == null) {
            return operation;
        }
        operation.setDescription("For: "
                + Arrays.stream(allowed.value())
                        .map(role -> role.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", ")));
        boolean write = Arrays.stream(handler.getMethodParameters())
                .anyMatch(parameter -> parameter.getParameterType() == OperationRequest.class);
        if (write) {
            operation.addParametersItem(header("Idempotency-Key", true, "Names this write for its caller", "my-key-1"));
        }
        if (write && isAboutAnAccount(handler)) {
            operation.addParametersItem(header("If-Match", false, "The version that the account must have", null));
            operation.getResponses().addApiResponse("412", problem("412"));
        }
        operation.addParametersItem(header("X-Correlation-ID", false, "Follows the request through everything", null));
        answer(operation, handler.getMethodAnnotation(Answers.class));
        if (handler.hasMethodAnnotation(FourEyes.class)) {
            propose(operation);
        }
        Stream.concat(PROBLEMS_OF_ALL.stream(), write ? PROBLEMS_OF_WRITES.stream() : Stream.empty())
                .forEach(status -> operation.getResponses().addApiResponse(status, problem(status)));
        return operation;
    }

    /** Only the accounts' own commands look at the version that they expect. */
    private static boolean isAboutAnAccount(HandlerMethod handler) {
        return Arrays.stream(handler.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(PathVariable.class))
                .map(parameter -> parameter.getParameter().getName())
                .anyMatch("accountId"::equals);
    }

    private static HeaderParameter header(String name, boolean required, String description, @Nullable String example) {
        HeaderParameter header = new HeaderParameter();
        header.name(name).required(required).description(description).schema(new StringSchema());
        if (example != null) {
            header.example(example);
        }
        return header;
    }

    private void answer(Operation operation, @Nullable Answers answers) {
        if (answers == null) {
            return;
        }
        ApiResponses responses = operation.getResponses();
        if (answers.value().length > 0) {
            ApiResponse usual = Objects.requireNonNull(responses.remove("200"));
            for (int status : answers.value()) {
                responses.addApiResponse(
                        Integer.toString(status),
                        new ApiResponse().description(usual.getDescription()).content(usual.getContent()));
            }
        }
        if (answers.types().length > 0) {
            Objects.requireNonNull(responses.get("200")).setContent(written(answers));
        }
        for (int status : answers.problems()) {
            responses.addApiResponse(Integer.toString(status), problem(Integer.toString(status)));
        }
    }

    /** What needs a second person answers 202 to the first, beside what it answers when it is done. */
    private void propose(Operation operation) {
        described.add(Proposal.class);
        Schema<?> proposal = RecordSchemas.named(Proposal.class.getSimpleName());
        ApiResponse accepted = operation.getResponses().computeIfAbsent("202", status -> new ApiResponse());
        Content content = accepted.getContent();
        Schema<?> either = content == null
                ? proposal
                : new Schema<>()
                        .anyOf(List.of(content.values().iterator().next().getSchema(), proposal));
        accepted.description("It is being done, or waits for a second operator")
                .content(new Content().addMediaType(JSON, new MediaType().schema(either)));
    }

    private Content written(Answers answers) {
        Content content = new Content();
        for (String type : answers.types()) {
            MediaType body = new MediaType();
            if (type.endsWith("json") && answers.body() != void.class) {
                described.add(answers.body());
                body.schema(RecordSchemas.named(answers.body().getSimpleName()));
            }
            content.addMediaType(type, body);
        }
        return content;
    }

    private static ApiResponse problem(String status) {
        MediaType problem = new MediaType().schema(RecordSchemas.named(Problem.class.getSimpleName()));
        return new ApiResponse()
                .description(Objects.requireNonNull(PROBLEMS.get(status), status))
                .content(new Content().addMediaType(PROBLEM, problem));
    }
}
