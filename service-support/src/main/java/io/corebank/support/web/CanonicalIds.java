package io.corebank.support.web;

import io.corebank.api.Identifiers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Lets an id in a path mean the same in capitals, to limits as to controllers. Whose name a customer's is, is the
 * issuer's business: it stays as it is.
 */
final class CanonicalIds implements HandlerInterceptor {

    private static final String CUSTOMER = "customerId";

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> named) {
            for (Map.Entry<?, ?> variable : named.entrySet()) {
                if (isOtherwise(variable)) {
                    request.setAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, canonical(named));
                    return true;
                }
            }
        }
        return true;
    }

    private static boolean isOtherwise(Map.Entry<?, ?> variable) {
        return !CUSTOMER.equals(variable.getKey())
                && variable.getValue() instanceof String id
                && !Identifiers.canonical(id).equals(id);
    }

    private static Map<Object, Object> canonical(Map<?, ?> named) {
        Map<Object, Object> canonical = new LinkedHashMap<>(named);
        canonical.entrySet().stream()
                .filter(CanonicalIds::isOtherwise)
                .forEach(variable -> variable.setValue(Identifiers.canonical((String) variable.getValue())));
        return canonical;
    }
}
