package io.corebank.support.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.support.web.WebConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

class RoutePoliciesTest {

    private final WebApplicationContextRunner service = new WebApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    DispatcherServletAutoConfiguration.class,
                    WebMvcAutoConfiguration.class,
                    HttpMessageConvertersAutoConfiguration.class,
                    JacksonAutoConfiguration.class,
                    ServletWebSecurityAutoConfiguration.class,
                    SecurityConfiguration.class,
                    WebConfiguration.class))
            .withPropertyValues("bank.security.issuer-uri=http://issuer.test");

    @Test
    void startsWithRoutesThatAllHaveAPolicy() {
        service.withBean(Guarded.class).run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void refusesToStartWithARouteThatHasNone() {
        service.withBean(Guarded.class).withBean(Forgotten.class).run(context -> assertThat(context)
                .getFailure()
                .hasMessageContaining("Routes without @Allowed")
                .hasMessageContaining("/api/v1/forgotten")
                .hasMessageNotContaining("/api/v1/guarded")
                .hasMessageNotContaining("/elsewhere"));
    }

    @Test
    void refusesToStartWithAPolicyThatNamesNobody() {
        service.withBean(Nobody.class)
                .run(context -> assertThat(context).getFailure().hasMessageContaining("/api/v1/nobody"));
    }

    @Test
    void refusesToStartWithoutAnIssuer() {
        service.withPropertyValues("bank.security.issuer-uri=")
                .run(context ->
                        assertThat(context).getFailure().rootCause().hasMessageContaining("bank.security.issuer-uri"));
    }

    @Test
    void refusesToStartWithoutAnAudience() {
        service.withPropertyValues("bank.security.audience= ")
                .run(context ->
                        assertThat(context).getFailure().rootCause().hasMessageContaining("bank.security.audience"));
    }

    @RestController
    static class Guarded {

        @GetMapping("/api/v1/guarded")
        @Allowed(Role.TELLER)
        String guarded() {
            return "guarded";
        }

        @GetMapping("/elsewhere")
        String elsewhere() {
            return "elsewhere";
        }
    }

    @RestController
    @RequestMapping("/api/v1")
    static class Forgotten {

        @GetMapping({"/forgotten", "/lost"})
        String forgotten() {
            return "forgotten";
        }
    }

    @RestController
    static class Nobody {

        @GetMapping("/api/v1/nobody")
        @Allowed({})
        String nobody() {
            return "nobody";
        }
    }
}
