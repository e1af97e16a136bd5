package io.corebank.support.openapi;

import io.corebank.support.operations.OperationRequest;
import io.corebank.support.security.Allowed;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.web.method.HandlerMethod;

/** Adds what every operation has in common: the roles that may call it, the headers of writes, and its problems. */
class BankOperations implements OperationCustomizer {

    private static final String PROBLEM = "application/problem+json";
    private static final List<String> PROBLEMS = List.of("400", "401", "403", "404", "429", "503");
    private static final List<String> PROBLEMS_OF_WRITES = List.of("409", "412", "413", "415", "422");

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
            operation.addParametersItem(header("If-Match", false, "The version that the account must have", null));
        }
        operation.addParametersItem(header("X-Correlation-ID", false, "Follows the request through everything", null));
        Stream.concat(PROBLEMS.stream(), write ? PROBLEMS_OF_WRITES.stream() : Stream.empty())
                .forEach(status -> operation.getResponses().addApiResponse(status, problem()));
        return operation;
    }

    private static HeaderParameter header(String name, boolean required, String description, @Nullable String example) {
        HeaderParameter header = new HeaderParameter();
        header.name(name).required(required).description(description).schema(new StringSchema());
        if (example != null) {
            header.example(example);
        }
        return header;
    }

    private static ApiResponse problem() {
        Schema<?> schema = new ObjectSchema()
                .addProperty("type", new StringSchema())
                .addProperty("title", new StringSchema())
                .addProperty("status", new Schema<Integer>().type("integer"))
                .addProperty("detail", new StringSchema())
                .addProperty("code", new StringSchema())
                .addProperty("correlationId", new StringSchema());
        return new ApiResponse()
                .description("A problem, with a code")
                .content(new Content().addMediaType(PROBLEM, new MediaType().schema(schema)));
    }
}
