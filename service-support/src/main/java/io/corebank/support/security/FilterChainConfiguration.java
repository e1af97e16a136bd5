package io.corebank.support.security;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;

import jakarta.servlet.DispatcherType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;

/** The way in: a bearer token for everything but what is public by intent. No cookie and no session opens anything. */
@Configuration(proxyBeanMethods = false)
class FilterChainConfiguration {

    private static final String[] PUBLIC = {
        "/",
        "/actuator/health",
        "/actuator/health/**",
        "/v3/api-docs",
        "/v3/api-docs.yaml",
        "/v3/api-docs/**",
        "/swagger-ui.html",
        "/swagger-ui/**",
        "/console",
        "/console/**"
    };
    private static final String[] WATCHERS = {Role.OPERATOR.name(), Role.AUDITOR.name()};

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    SecurityFilterChain bankFilterChain(HttpSecurity http, SecurityProblems problems) {
        return http.securityMatcher("/**")
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(SecurityHeaders::configure)
                .authorizeHttpRequests(FilterChainConfiguration::authorize)
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .oauth2ResourceServer(bearer -> bearer.authenticationEntryPoint(problems)
                        .accessDeniedHandler(problems)
                        .bearerTokenResolver(new BearerHeader())
                        .jwt(jwt -> jwt.jwtAuthenticationConverter(new RolesOfToken()))
                        .withObjectPostProcessor(reportingFailuresTo(problems)))
                .build();
    }

    private static void authorize(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                .permitAll();
        for (HttpMethod reading : new HttpMethod[] {GET, HEAD}) {
            requests.requestMatchers(reading, PUBLIC).permitAll();
        }
        requests.requestMatchers(GET, "/actuator/prometheus").access((caller, route) -> {
            boolean watches = Caller.of(caller.get()).has(Role.OPERATOR)
                    || Caller.of(caller.get()).has(Role.AUDITOR);
            return new AuthorizationDecision(watches || Loopback.isOrigin(route.getRequest()));
        });
        requests.requestMatchers(GET, "/actuator", "/actuator/**").hasAnyRole(WATCHERS);
        requests.requestMatchers("/actuator", "/actuator/**").hasRole(Role.OPERATOR.name());
        requests.anyRequest().authenticated();
    }

    /** An issuer that does not answer is no error of the caller, and none of this service. */
    private static ObjectPostProcessor<BearerTokenAuthenticationFilter> reportingFailuresTo(SecurityProblems problems) {
        return new ObjectPostProcessor<>() {
            @Override
            public <O extends BearerTokenAuthenticationFilter> O postProcess(O filter) {
                filter.setAuthenticationFailureHandler(problems);
                return filter;
            }
        };
    }
}
