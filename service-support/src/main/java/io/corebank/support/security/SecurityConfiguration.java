package io.corebank.support.security;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** Every service believes the same tokens, guards its routes in the same way and denies what nobody allowed. */
@AutoConfiguration(
        before = {
            OAuth2ResourceServerAutoConfiguration.class,
            SecurityAutoConfiguration.class,
            UserDetailsServiceAutoConfiguration.class
        },
        beforeName = {
            "org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet."
                    + "OAuth2AuthorizationServerJwtAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration"
        })
@EnableConfigurationProperties(TokenProperties.class)
@Import({FilterChainConfiguration.class, RouteConfiguration.class})
public class SecurityConfiguration {

    @Bean
    SecurityProblems securityProblems(ObjectProvider<Refusals> refusals) {
        return new SecurityProblems(refusals);
    }

    /**
     * Two dozen meters for each filter of each request told nobody anything, and took a third of the request's time.
     */
    @Bean
    SecurityObservationSettings securityObservationSettings() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    RoutePolicies routePolicies(ListableBeanFactory beans) {
        return new RoutePolicies(beans);
    }

    /** Believes the issuer that is configured; else the one in this process, whose keys need no HTTP. */
    @Bean
    JwtDecoder jwtDecoder(
            TokenProperties properties,
            ObjectProvider<JWKSource<SecurityContext>> ownKeys,
            ObjectProvider<SslBundles> bundles,
            @Value("${bank.identity.issuer-uri:http://localhost:${server.port:8080}}") String ownIssuer) {
        String configured = properties.issuerUri();
        JWKSource<SecurityContext> own = ownKeys.getIfAvailable();
        String issuer = configured == null ? ownIssuer : configured;
        Clock clock = Clock.systemUTC();
        return new AccessTokenDecoder(
                AccessTokenRules.decoder(
                        keysOf(properties, own, bundles, ownIssuer), issuer, properties.audience(), clock),
                clock);
    }

    private static JWKSource<SecurityContext> keysOf(
            TokenProperties properties,
            @Nullable JWKSource<SecurityContext> own,
            ObjectProvider<SslBundles> bundles,
            String ownIssuer) {
        String configured = properties.issuerUri();
        if (own != null && (configured == null || configured.equals(ownIssuer))) {
            return own;
        }
        if (configured == null) {
            throw new IllegalStateException(
                    "No issuer of tokens: set bank.security.issuer-uri, or run the identity module in this process");
        }
        String bundle = properties.sslBundle();
        return new IssuerKeys(
                configured,
                properties.jwksUri(),
                bundle == null
                        ? null
                        : bundles.getObject()
                                .getBundle(bundle)
                                .createSslContext()
                                .getSocketFactory());
    }
}
