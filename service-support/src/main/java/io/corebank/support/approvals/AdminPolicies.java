package io.corebank.support.approvals;

import io.corebank.support.security.Caller;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * Stops the start when a route below {@code /api/v1/admin} changes something and nobody has said how many operators
 * that takes, or when one that takes two could be asked for in more ways than its path says.
 */
final class AdminPolicies implements SmartInitializingSingleton {

    private static final String GUARDED = "/api/v1/admin";
    private static final Set<RequestMethod> HARMLESS =
            Set.of(RequestMethod.GET, RequestMethod.HEAD, RequestMethod.OPTIONS);

    private final ListableBeanFactory beans;

    AdminPolicies(ListableBeanFactory beans) {
        this.beans = beans;
    }

    @Override
    public void afterSingletonsInstantiated() {
        Set<String> undecided = new TreeSet<>();
        Set<String> vague = new TreeSet<>();
        Set<String> blind = new TreeSet<>();
        for (RequestMappingInfoHandlerMapping mapping :
                beans.getBeansOfType(RequestMappingInfoHandlerMapping.class).values()) {
            mapping.getHandlerMethods().forEach((route, handler) -> {
                String name = route + " in " + handler.getShortLogMessage();
                if (isGuarded(route) && changes(route) && !isDecided(handler)) {
                    undecided.add(name);
                }
                if (handler.hasMethodAnnotation(FourEyes.class) && isVague(handler)) {
                    vague.add(name);
                }
                if (handler.hasMethodAnnotation(FourEyes.class)
                        && !Proposable.class.isAssignableFrom(handler.getBeanType())) {
                    blind.add(name);
                }
            });
        }
        require(undecided, "Routes with neither @FourEyes nor a reason in @OneOperator");
        require(vague, "Routes with @FourEyes and parameters, which two people could mean differently");
        require(blind, "Routes with @FourEyes in a controller that is not Proposable");
    }

    private static void require(Set<String> wrong, String what) {
        if (!wrong.isEmpty()) {
            throw new IllegalStateException(what + ": " + String.join(", ", wrong));
        }
    }

    private static boolean isGuarded(RequestMappingInfo route) {
        return route.getPatternValues().stream()
                .anyMatch(pattern -> pattern.equals(GUARDED) || pattern.startsWith(GUARDED + "/"));
    }

    /** A route that names no method takes every method. */
    private static boolean changes(RequestMappingInfo route) {
        return !HARMLESS.containsAll(route.getMethodsCondition().getMethods())
                || route.getMethodsCondition().isEmpty();
    }

    /** One of the two, never both. */
    private static boolean isDecided(HandlerMethod handler) {
        OneOperator alone = handler.getMethodAnnotation(OneOperator.class);
        boolean two = handler.hasMethodAnnotation(FourEyes.class);
        return alone == null ? two : !two && !alone.because().isBlank();
    }

    private static boolean isVague(HandlerMethod handler) {
        return Arrays.stream(handler.getMethodParameters()).anyMatch(AdminPolicies::isSaidOutsideThePath);
    }

    private static boolean isSaidOutsideThePath(MethodParameter parameter) {
        return !parameter.hasParameterAnnotation(PathVariable.class) && parameter.getParameterType() != Caller.class;
    }
}
