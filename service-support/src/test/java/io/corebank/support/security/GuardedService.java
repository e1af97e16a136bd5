package io.corebank.support.security;

import static io.corebank.support.security.Role.AUDITOR;
import static io.corebank.support.security.Role.CUSTOMER;
import static io.corebank.support.security.Role.OPERATOR;
import static io.corebank.support.security.Role.SERVICE;
import static io.corebank.support.security.Role.TELLER;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import io.corebank.support.web.WebConfiguration;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** A service with one route for each role, behind the filter chain and the web layer of the real ones. */
@SpringBootConfiguration
@ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    SecurityAutoConfiguration.class,
    ServletWebSecurityAutoConfiguration.class,
    SecurityFilterAutoConfiguration.class,
    SecurityConfiguration.class,
    WebConfiguration.class
})
@Import(GuardedService.Routes.class)
class GuardedService {

    static final KeyPair KEY = Forge.newRsaKey();

    @Bean
    JWKSource<SecurityContext> ownKeys() {
        RSAKey key = new RSAKey.Builder((RSAPublicKey) KEY.getPublic())
                .keyID(Forge.KEY_ID)
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.RS256)
                .build();
        return new ImmutableJWKSet<>(new JWKSet(key));
    }

    static String tokenOf(String subject, String... roles) {
        return Forge.sign(Forge.header(), Forge.claims(subject, roles), KEY.getPrivate());
    }

    @RestController
    static class Routes {

        @GetMapping("/api/v1/customer")
        @Allowed(CUSTOMER)
        Map<String, Object> customer(Caller caller) {
            return describe(caller);
        }

        @GetMapping("/api/v1/teller")
        @Allowed(TELLER)
        Map<String, Object> teller(Caller caller) {
            return describe(caller);
        }

        @GetMapping("/api/v1/operator")
        @Allowed(OPERATOR)
        Map<String, Object> operator(Caller caller) {
            return describe(caller);
        }

        @GetMapping("/api/v1/auditor")
        @Allowed(AUDITOR)
        Map<String, Object> auditor(Caller caller) {
            return describe(caller);
        }

        @GetMapping("/api/v1/service")
        @Allowed(SERVICE)
        Map<String, Object> service(Caller caller) {
            return describe(caller);
        }

        @GetMapping("/api/v1/everybody")
        @Allowed({CUSTOMER, TELLER, OPERATOR, AUDITOR, SERVICE})
        CompletableFuture<Map<String, Object>> everybody(Caller caller) {
            return CompletableFuture.supplyAsync(() -> describe(caller));
        }

        @PostMapping("/api/v1/cash")
        @Allowed({TELLER, SERVICE})
        Map<String, Object> cash(Caller caller, @RequestBody Map<String, Object> body) {
            return describe(caller);
        }

        @DeleteMapping("/api/v1/broken")
        @Allowed(OPERATOR)
        void broken() {
            throw new IllegalStateException("broken on purpose");
        }

        @GetMapping("/actuator/prometheus")
        String prometheus() {
            return "metrics";
        }

        @GetMapping("/actuator/env")
        String environment() {
            return "environment";
        }

        @PostMapping("/actuator/loggers")
        String loggers() {
            return "loggers";
        }

        @GetMapping("/actuator/health/liveness")
        String health() {
            return "UP";
        }

        @GetMapping("/elsewhere")
        String elsewhere() {
            return "elsewhere";
        }

        private static Map<String, Object> describe(Caller caller) {
            return Map.of(
                    "subject", caller.subject(), "roles", new TreeSet<>(caller.roles()), "bound", caller.isCustomer());
        }
    }
}
