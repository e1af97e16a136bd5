package io.corebank.support.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A service that would change something at an admin's word says how many of them that takes, or does not start. */
class AdminPoliciesTest {

    private final WebApplicationContextRunner service = new WebApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    DispatcherServletAutoConfiguration.class,
                    WebMvcAutoConfiguration.class,
                    HttpMessageConvertersAutoConfiguration.class,
                    JacksonAutoConfiguration.class))
            .withBean(AdminPolicies.class);

    @Test
    void startsWhenEveryChangeIsDecided() {
        service.withBean(Decided.class).run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void refusesToStartWithAChangeThatNobodyHasThoughtAbout() {
        service.withBean(Decided.class).withBean(Forgotten.class).run(context -> assertThat(context)
                .getFailure()
                .hasMessageContaining("neither @FourEyes")
                .hasMessageContaining("/api/v1/admin/forgotten")
                .hasMessageContaining("/api/v1/admin/any-method")
                .hasMessageNotContaining("decided"));
    }

    @Test
    void refusesToStartWithoutAReason() {
        service.withBean(Unreasoned.class)
                .run(context -> assertThat(context).getFailure().hasMessageContaining("/api/v1/admin/unreasoned"));
    }

    @Test
    void refusesToStartWhenItIsBoth() {
        service.withBean(Both.class)
                .run(context -> assertThat(context).getFailure().hasMessageContaining("/api/v1/admin/both"));
    }

    /** The second person would agree to what the path says, and the first could have meant another parameter. */
    @Test
    void refusesToStartWithParametersThatTheSecondPersonDoesNotSee() {
        service.withBean(Vague.class).run(context -> assertThat(context)
                .getFailure()
                .hasMessageContaining("@FourEyes and parameters")
                .hasMessageContaining("/api/v1/elsewhere"));
    }

    /** It would be proposed wherever a request happens to come, also where nobody can ever do it. */
    @Test
    void refusesToStartWhenWhatIsNotThereCouldBeProposed() {
        service.withBean(Blind.class).run(context -> assertThat(context)
                .getFailure()
                .hasMessageContaining("not Proposable")
                .hasMessageContaining("/api/v1/admin/blind"));
    }

    @RestController
    @RequestMapping("/api/v1")
    static class Decided implements Proposable {

        @Override
        public void requireKnown(Map<String, String> named) {}

        @GetMapping("/admin/decided")
        String looks() {
            return "";
        }

        @FourEyes
        @DeleteMapping("/admin/decided/{id}")
        String takesTwo(@PathVariable String id) {
            return id;
        }

        @OneOperator(because = "it is undone by the next")
        @PostMapping("/admin/decided")
        String takesOne() {
            return "";
        }

        @PostMapping("/administer")
        String isNoAdmin() {
            return "";
        }
    }

    @RestController
    static class Forgotten {

        @DeleteMapping("/api/v1/admin/forgotten")
        String forgotten() {
            return "";
        }

        @RequestMapping("/api/v1/admin/any-method")
        String anyMethod() {
            return "";
        }
    }

    @RestController
    static class Unreasoned {

        @OneOperator(because = " ")
        @PostMapping("/api/v1/admin/unreasoned")
        String unreasoned() {
            return "";
        }
    }

    @RestController
    static class Both {

        @FourEyes
        @OneOperator(because = "it does not matter")
        @PostMapping("/api/v1/admin/both")
        String both() {
            return "";
        }
    }

    @RestController
    static class Blind {

        @FourEyes
        @PostMapping("/api/v1/admin/blind")
        String blind() {
            return "";
        }
    }

    @RestController
    static class Vague implements Proposable {

        @Override
        public void requireKnown(Map<String, String> named) {}

        @FourEyes
        @PostMapping("/api/v1/elsewhere")
        String vague(@RequestParam String which) {
            return which;
        }
    }
}
