package io.corebank.identity;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.boot.web.server.servlet.CookieSameSiteSupplier;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.session.HttpSessionEventPublisher;

/** What the issuer knows: its name, its key, its clients, and what it writes into a token. */
@Configuration(proxyBeanMethods = false)
class IssuerConfiguration {

    /** Its address as people and tokens know it, whoever stands in front of it. */
    static final String ISSUER = "${bank.identity.issuer-uri:http://localhost:${server.port:8080}}";

    /** The least that bcrypt does, about a millisecond: it only hashes the demo's password, which protects nothing. */
    private static final int DEMO_STRENGTH = 4;

    /** A quarter of a second: as long as for somebody, it takes to refuse a name that nobody has. */
    private static final int STRENGTH = 12;

    /** For so long after its end a token may still be believed somewhere. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

    private final URI issuer;

    IssuerConfiguration(@Value(ISSUER) URI issuer) {
        this.issuer = issuer;
    }

    /** Whether browsers come by TLS, which may end in front of this process. */
    static boolean isOverTls(URI issuer) {
        return "https".equalsIgnoreCase(issuer.getScheme());
    }

    @Bean
    AuthorizationServerSettings authorizationServerSettings() {
        return AuthorizationServerSettings.builder().issuer(issuer.toString()).build();
    }

    @Bean
    SigningKeys signingKeys(IdentityProperties properties) {
        return new SigningKeys(
                properties.keyFolder(), properties.tokenLifetime().plus(CLOCKS_DIFFER), Clock.systemUTC());
    }

    @Bean
    JwtEncoder jwtEncoder(SigningKeys keys) {
        return new NimbusJwtEncoder((selector, context) -> keys.signing(selector));
    }

    /** Knows bcrypt alone; a configured hash brings its own strength. */
    @Bean
    PasswordEncoder passwordEncoder(@Value("${bank.demo:false}") boolean demo) {
        return new DelegatingPasswordEncoder(
                "bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(demo ? DEMO_STRENGTH : STRENGTH)));
    }

    @Bean
    @DependsOnDatabaseInitialization
    RegisteredClientRepository registeredClients(DataSource database, Users users, IdentityProperties properties) {
        return new KeptClients(database, Clients.configured(users, properties, issuer));
    }

    @Bean
    OAuth2AuthorizationService keptAuthorizations(DataSource database, RegisteredClientRepository clients) {
        return new KeptAuthorizations(database, clients);
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> accessTokenClaims(
            Users users, @Value("${bank.security.audience:bank}") String audience) {
        return new AccessTokenClaims(users, audience);
    }

    @Bean
    static HttpSessionEventPublisher httpSessionEventPublisher() {
        return new HttpSessionEventPublisher();
    }

    /** Other sites may link to the login, and may not post to it with a person's session. */
    @Bean
    static CookieSameSiteSupplier sessionStaysOnThisSite() {
        return CookieSameSiteSupplier.ofLax().whenHasName("JSESSIONID");
    }

    /** The server sees to it itself only where TLS ends at it. */
    @Bean
    ServletContextInitializer sessionStaysOnTls() {
        return context -> {
            if (isOverTls(issuer)) {
                context.getSessionCookieConfig().setSecure(true);
            }
        };
    }
}
