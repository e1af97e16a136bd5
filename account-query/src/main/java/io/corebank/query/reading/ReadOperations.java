package io.corebank.query.reading;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Arrays;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/** Describes the headers by which readers see their own writes, on every read. */
@Component
class ReadOperations implements OperationCustomizer {

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(ReadRequest.class);
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        boolean read = Arrays.stream(handler.getMethodParameters())
                .anyMatch(parameter -> parameter.getParameterType() == ReadRequest.class);
        if (!read) {
            return operation;
        }
        operation.addParametersItem(new HeaderParameter()
                .name(ReadRequest.HEADER)
                .required(false)
                .description("The answer contains this position, from a Bank-Position, or is 503 after two seconds")
                .schema(new IntegerSchema().format("int64")));
        ApiResponse answer = operation.getResponses().get("200");
        if (answer != null) {
            answer.addHeaderObject(
                    "Bank-Position",
                    new Header()
                            .description("The position that the answer contains")
                            .schema(new IntegerSchema().format("int64")));
        }
        return operation;
    }
}
