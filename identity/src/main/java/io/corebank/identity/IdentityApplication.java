package io.corebank.identity;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The issuer in a process of its own, which needs no database: its key is a file. */
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
