package io.corebank.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** TLS ends in front of the issuer, which is asked without it. */
@SpringBootTest(
        classes = IdentityApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.name=identity",
            "bank.demo=true",
            "bank.identity.issuer-uri=https://bank.example.com",
            "bank.identity.redirect-uris=" + CodeFlow.CONSOLE
        })
class BehindTlsIT {

    @TempDir
    static Path keys;

    private final Browser browser;

    BehindTlsIT(@LocalServerPort int port) {
        browser = new Browser(port);
    }

    @DynamicPropertySource
    static void keysAside(DynamicPropertyRegistry properties) {
        properties.add("bank.identity.key-folder", () -> keys);
        new IssuersDatabase().addTo(properties);
    }

    /** From one redirect to the next none names a scheme or a port, which would be those without TLS. */
    @Test
    void leadsThroughTheLoginWithoutLeavingTls() throws Exception {
        HttpResponse<String> unknown = browser.visit(CodeFlow.authorize(CodeFlow.CONSOLE, Map.of()));
        assertThat(CodeFlow.location(unknown)).isEqualTo("/login");
        assertThat(CodeFlow.location(browser.logIn("customer1", "wrong"))).isEqualTo("/login?error");
        String loggedIn = CodeFlow.location(browser.logIn("customer1", "demo"));
        assertThat(loggedIn).startsWith("/oauth2/authorize?");
        String back = CodeFlow.location(browser.visit(loggedIn));
        assertThat(back).startsWith(CodeFlow.CONSOLE + "?").contains("state=some-state");
        HttpResponse<String> tokens = new CodeFlow(browser).exchange(CodeFlow.parameter(back, "code"));
        assertThat(Issuer.verified(tokens, browser).getJWTClaimsSet().getIssuer())
                .isEqualTo("https://bank.example.com");
    }

    @Test
    void keepsTheSessionToTls() {
        HttpResponse<String> page = browser.visit("/login");
        assertThat(page.headers().firstValue("Set-Cookie").orElseThrow())
                .contains("Secure", "HttpOnly", "SameSite=Lax");
        assertThat(page.headers().firstValue("Strict-Transport-Security").orElseThrow())
                .contains("max-age=31536000");
    }
}
