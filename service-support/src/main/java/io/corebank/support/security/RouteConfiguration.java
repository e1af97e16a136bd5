package io.corebank.support.security;

import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Makes {@link Allowed} hold and {@link Caller} available in every controller. */
@Configuration(proxyBeanMethods = false)
class RouteConfiguration implements WebMvcConfigurer {

    private final RoutePolicies policies;
    private final SecurityProblems problems;

    RouteConfiguration(RoutePolicies policies, SecurityProblems problems) {
        this.policies = policies;
        this.problems = problems;
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(new AllowedInterceptor(policies, problems)).addPathPatterns("/api", "/api/**");
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new CallerParameter());
    }
}
