package io.corebank.support.operations;

import io.corebank.api.InvalidValue;
import io.corebank.api.OperationIds;
import io.corebank.support.security.Caller;
import io.corebank.support.web.Correlation;
import io.corebank.support.web.MalformedRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Makes a controller's {@link OperationRequest} from the headers of the request. */
class OperationRequestResolver implements HandlerMethodArgumentResolver {

    private static final String KEY = "Idempotency-Key";
    private static final int LONGEST_KEY = 255;

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == OperationRequest.class;
    }

    @Override
    public OperationRequest resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        Caller caller = Caller.current();
        return new OperationRequest(
                OperationIds.derive("operation", caller.subject(), keyOf(request)),
                caller,
                expectedVersion(request.getHeader("If-Match")),
                Correlation.current());
    }

    private static String keyOf(NativeWebRequest request) {
        String[] keys = request.getHeaderValues(KEY);
        if (keys == null || keys.length == 0 || keys[0].isBlank()) {
            throw new MalformedRequest("idempotency-key-missing", "Every write needs an " + KEY);
        }
        if (keys.length > 1) {
            throw new MalformedRequest("idempotency-key-invalid", "A write has one " + KEY);
        }
        if (keys[0].length() > LONGEST_KEY) {
            throw new MalformedRequest("idempotency-key-invalid", "An " + KEY + " has at most 255 characters");
        }
        return keys[0];
    }

    private static @Nullable Long expectedVersion(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.equals("*")) {
            return null;
        }
        String version = ifMatch.replace("W/", "").replace("\"", "").trim();
        try {
            return Long.parseLong(version);
        } catch (NumberFormatException notAVersion) {
            throw new InvalidValue("If-Match", "If-Match names a version, such as \"7\"", notAVersion);
        }
    }
}
