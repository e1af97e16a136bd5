package io.corebank.support.web;

import io.corebank.api.InvalidValue;
import java.util.stream.Collectors;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says what is wrong with a body, by the caller's own names and never by ours. */
final class UnreadableBody {

    private UnreadableBody() {}

    static String explain(HttpMessageNotReadableException unreadable) {
        for (Throwable cause = unreadable.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidValue invalid) {
                return invalid.field() + ": " + invalid.getMessage();
            }
            if (cause instanceof UnrecognizedPropertyException unknown) {
                return "Unknown field: " + unknown.getPropertyName();
            }
            if (cause instanceof StreamReadException) {
                return "The body is not valid JSON.";
            }
            if (cause instanceof DatabindException mismatch) {
                return "The value of " + pathOf(mismatch) + " has the wrong type.";
            }
        }
        return "The body is missing or cannot be read.";
    }

    private static String pathOf(JacksonException mismatch) {
        String path = mismatch.getPath().stream()
                .map(step -> step.getPropertyName() == null ? "[" + step.getIndex() + "]" : step.getPropertyName())
                .collect(Collectors.joining("."));
        return path.isEmpty() ? "the body" : path;
    }
}
