package io.corebank.support.security;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Who may call which route, read once from {@link Allowed}. A route under {@code /api/} without it stops the start. */
final class RoutePolicies implements SmartInitializingSingleton {

    private static final String GUARDED = "/api";

    private final ListableBeanFactory beans;
    private volatile Map<Method, Set<Role>> policies = Map.of();

    RoutePolicies(ListableBeanFactory beans) {
        this.beans = beans;
    }

    @Override
    public void afterSingletonsInstantiated() {
        Map<Method, Set<Role>> found = new HashMap<>();
        Set<String> missing = new TreeSet<>();
        for (RequestMappingInfoHandlerMapping mapping :
                beans.getBeansOfType(RequestMappingInfoHandlerMapping.class).values()) {
            mapping.getHandlerMethods().forEach((route, handler) -> {
                Allowed allowed = handler.getMethodAnnotation(Allowed.class);
                if (allowed != null && allowed.value().length > 0) {
                    found.put(handler.getMethod(), EnumSet.copyOf(List.of(allowed.value())));
                } else if (isGuarded(route)) {
                    missing.add(route + " in " + handler.getShortLogMessage());
                }
            });
        }
        if (!missing.isEmpty()) {
            throw new IllegalStateException("Routes without @Allowed: " + String.join(", ", missing));
        }
        policies = Map.copyOf(found);
    }

    /** The roles that may call the handler; none for one that has no policy. */
    Set<Role> of(HandlerMethod handler) {
        return policies.getOrDefault(handler.getMethod(), Set.of());
    }

    private static boolean isGuarded(RequestMappingInfo route) {
        List<String> patterns = new ArrayList<>(route.getPatternValues());
        return patterns.stream().anyMatch(pattern -> pattern.equals(GUARDED) || pattern.startsWith(GUARDED + "/"));
    }
}
