package io.corebank.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtGrantedAuthoritiesConverter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * What the issuer shows of itself where no other module shares its process: its health and its metrics, to anybody, and
 * its keys to operators. No configuration that a scan would find, because elsewhere this is the business of others.
 */
class IdentityProcess {

    /** Behind the issuer's own paths and before everything else. */
    private static final int OPERATORS = 3;

    @Bean
    RouterFunction<ServerResponse> keyAdministration(SigningKeys keys) {
        return KeyAdministration.routes(keys);
    }

    /** Operators come with a token of this very issuer, made for the bank. */
    @Bean
    @Order(OPERATORS)
    SecurityFilterChain operatorsOfKeys(
            HttpSecurity http,
            SigningKeys keys,
            AuthorizationServerSettings settings,
            @Value("${bank.security.audience:bank}") String audience) {
        JwtGrantedAuthoritiesConverter roles = new JwtGrantedAuthoritiesConverter();
        roles.setAuthoritiesClaimName("roles");
        roles.setAuthorityPrefix("");
        JwtAuthenticationConverter caller = new JwtAuthenticationConverter();
        caller.setJwtGrantedAuthoritiesConverter(roles);
        return http.securityMatcher(KeyAdministration.PATH, KeyAdministration.PATH + "/**", KeyAdministration.DOCUMENT)
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(AbstractHttpConfigurer::disable)
                .securityContext(
                        context -> context.securityContextRepository(new RequestAttributeSecurityContextRepository()))
                .oauth2ResourceServer(bearer -> bearer.authenticationEntryPoint(IdentityProcess::unknown)
                        .accessDeniedHandler(IdentityProcess::forbidden)
                        .jwt(jwt -> jwt.jwtAuthenticationConverter(caller)
                                .decoder(OwnTokens.decoder(
                                        keys, Objects.requireNonNull(settings.getIssuer()), audience))))
                .exceptionHandling(errors -> errors.authenticationEntryPoint(IdentityProcess::unknown)
                        .accessDeniedHandler(IdentityProcess::forbidden))
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.GET, KeyAdministration.DOCUMENT)
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, KeyAdministration.PATH)
                        .hasAnyAuthority("operator", "auditor")
                        .requestMatchers(HttpMethod.POST, KeyAdministration.PATH + "/rotate")
                        .hasAuthority("operator")
                        .anyRequest()
                        .denyAll())
                .build();
    }

    private static void unknown(HttpServletRequest request, HttpServletResponse response, Exception reason)
            throws IOException {
        response.setHeader("WWW-Authenticate", "Bearer realm=\"bank\"");
        Problems.write(response, 401, "unauthorized", "A valid token is needed", "Send a valid access token.");
    }

    private static void forbidden(HttpServletRequest request, HttpServletResponse response, Exception reason)
            throws IOException {
        Problems.write(response, 403, "forbidden", "Not allowed", "None of the token's roles allows this.");
    }

    @Bean
    @Order
    SecurityFilterChain restOfTheProcess(HttpSecurity http) {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/actuator/health", "/actuator/health/**", "/actuator/prometheus")
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.NOT_FOUND))
                                .accessDeniedHandler((request, response, denied) -> response.sendError(404)))
                .build();
    }
}
