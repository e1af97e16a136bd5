package io.corebank.identity;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.net.URI;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;

/** The issuer's own paths, ahead of the bank's: only here is a session of any use, and only to log in. */
@Configuration(proxyBeanMethods = false)
class EndpointConfiguration {

    /** Says nothing of where forms go: browsers apply that to where the login leads, which is the console's choice. */
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; frame-ancestors 'none'";

    private final GuessLimit guesses = new GuessLimit();
    private final boolean demo;
    private final boolean overTls;

    EndpointConfiguration(@Value("${bank.demo:false}") boolean demo, @Value(IssuerConfiguration.ISSUER) URI issuer) {
        this.demo = demo;
        this.overTls = IssuerConfiguration.isOverTls(issuer);
    }

    @Bean
    @Order(1)
    SecurityFilterChain issuerFilterChain(HttpSecurity http, JWKSource<SecurityContext> signingKeys) {
        guard(http)
                .securityMatcher("/oauth2/**", "/.well-known/**", "/userinfo", "/connect/**")
                .oauth2AuthorizationServer(server -> server.oidc(Customizer.withDefaults()))
                .oauth2ResourceServer(userInfo -> userInfo.jwt(jwt -> jwt.decoder(OwnTokens.decoder(signingKeys))))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .exceptionHandling(errors -> errors.defaultAuthenticationEntryPointFor(
                                new LoginUrlAuthenticationEntryPoint(LoginPage.PATH), wantsHtml())
                        .defaultAuthenticationEntryPointFor(
                                new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), AnyRequestMatcher.INSTANCE));
        return http.build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain loginFilterChain(HttpSecurity http) {
        guard(http)
                .securityMatcher(LoginPage.PATH, "/logout", LoginPage.STYLE)
                .authorizeHttpRequests(requests -> requests.requestMatchers(LoginPage.STYLE)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(form -> form.loginPage(LoginPage.PATH)
                        .successHandler(backOnThisSite())
                        .permitAll());
        return http.build();
    }

    private static SavedRequestAwareAuthenticationSuccessHandler backOnThisSite() {
        SavedRequestAwareAuthenticationSuccessHandler handler = new SavedRequestAwareAuthenticationSuccessHandler();
        handler.setRedirectStrategy(new PathOnlyRedirect());
        return handler;
    }

    private HttpSecurity guard(HttpSecurity http) {
        if (demo) {
            http.addFilterAfter(new LoopbackOnly(), HeaderWriterFilter.class);
        }
        http.addFilterAfter(guesses, HeaderWriterFilter.class);
        return http.headers(headers -> {
            headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_SECURITY_POLICY));
            if (overTls) {
                headers.httpStrictTransportSecurity(hsts -> hsts.requestMatcher(AnyRequestMatcher.INSTANCE));
            }
        });
    }

    private static MediaTypeRequestMatcher wantsHtml() {
        MediaTypeRequestMatcher html = new MediaTypeRequestMatcher(MediaType.TEXT_HTML);
        html.setIgnoredMediaTypes(Set.of(MediaType.ALL));
        return html;
    }
}
