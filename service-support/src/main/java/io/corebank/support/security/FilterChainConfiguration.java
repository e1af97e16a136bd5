package io.corebank.support.security;

import static jakarta.servlet.DispatcherType.ERROR;
import static jakarta.servlet.DispatcherType.FORWARD;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;

import java.util.Set;
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
import org.springframework.security.oauth2.server.resource.web.OAuth2ProtectedResourceMetadataFilter;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.context.request.async.WebAsyncManagerIntegrationFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;

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

    private static final String API = "/api/";

    /** Nothing runs in a {@code Callable} of Spring's, and the description of the resource is not below the API. */
    private static final Set<Class<?>> IDLE_IN_API =
            Set.of(WebAsyncManagerIntegrationFilter.class, OAuth2ProtectedResourceMetadataFilter.class);

    /**
     * The chain of nearly all requests, found by their first letters and before any other chain is asked: it admits
     * callers with a token and nobody else.
     */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain apiFilterChain(HttpSecurity http, SecurityProblems problems) {
        return lean(guarded(http, problems)
                .securityMatcher(request -> request.getRequestURI().startsWith(API))
                .anonymous(AbstractHttpConfigurer::disable)
                .servletApi(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(ERROR, FORWARD)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .build());
    }

    /** Without the filters that have nothing to do in the API, where every request would pass them. */
    private static SecurityFilterChain lean(DefaultSecurityFilterChain chain) {
        return new DefaultSecurityFilterChain(
                chain.getRequestMatcher(),
                chain.getFilters().stream()
                        .filter(filter -> !IDLE_IN_API.contains(filter.getClass()))
                        .toList());
    }

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    SecurityFilterChain bankFilterChain(HttpSecurity http, SecurityProblems problems) {
        return guarded(http, problems)
                .securityMatcher("/**")
                .authorizeHttpRequests(FilterChainConfiguration::authorize)
                .build();
    }

    private static HttpSecurity guarded(HttpSecurity http, SecurityProblems problems) {
        return http.sessionManagement(AbstractHttpConfigurer::disable)
                .securityContext(
                        context -> context.securityContextRepository(new RequestAttributeSecurityContextRepository()))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(SecurityHeaders::configure)
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .oauth2ResourceServer(bearer -> bearer.authenticationEntryPoint(problems)
                        .accessDeniedHandler(problems)
                        .bearerTokenResolver(new BearerHeader())
                        .jwt(jwt -> jwt.jwtAuthenticationConverter(new RolesOfToken()))
                        .withObjectPostProcessor(reportingFailuresTo(problems)));
    }

    /**
     * Spring's own firewall, whose regular expressions are spared what they would let through anyway. It lets no zero
     * byte through, which PostgreSQL takes in no text, and no path with letters in another spelling.
     */
    @Bean
    HttpFirewall httpFirewall() {
        StrictHttpFirewall firewall = new OneSpellingFirewall();
        firewall.setAllowedHeaderNames(name -> isPrintable(name) || StrictHttpFirewall.ALLOWED_HEADER_NAMES.test(name));
        firewall.setAllowedHeaderValues(
                value -> isPrintable(value) || StrictHttpFirewall.ALLOWED_HEADER_VALUES.test(value));
        firewall.setAllowedParameterValues(value -> value.indexOf('\0') < 0);
        return firewall;
    }

    /** Whether a text is of letters, digits, signs and blanks of ASCII only. */
    private static boolean isPrintable(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    private static void authorize(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.dispatcherTypeMatchers(ERROR, FORWARD).permitAll();
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
