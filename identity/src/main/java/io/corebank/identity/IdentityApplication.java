package io.corebank.identity;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The issuer in a process of its own, with a database of its own; its keys are files. */
@EnableAutoConfiguration
@Import({IdentityModule.class, IdentityProcess.class})
final class IdentityApplication {

    private IdentityApplication() {}

    public static void main(String[] arguments) {
        SpringApplication spring = new SpringApplication(IdentityApplication.class);
        spring.setDefaultProperties(Map.of("spring.config.name", "identity"));
        spring.run(arguments);
    }
}
