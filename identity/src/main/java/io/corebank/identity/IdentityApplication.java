package io.corebank.identity;

import io.corebank.support.axon.AxonServerLinkConfiguration;
import io.corebank.support.axon.MessagingConfiguration;
import io.corebank.support.deadletters.DeadLettersConfiguration;
import io.corebank.support.inspect.InspectionConfiguration;
import io.corebank.support.metrics.MetricsConfiguration;
import io.corebank.support.operations.OperationsConfiguration;
import io.corebank.support.privacy.ErasureConfiguration;
import io.corebank.support.processors.ProcessorsConfiguration;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/**
 * The issuer in a process of its own, with a database of its own; its keys are files. Of what services share it has all
 * but what is about events.
 */
@EnableAutoConfiguration(
        exclude = {
            AxonServerLinkConfiguration.class,
            DeadLettersConfiguration.class,
            ErasureConfiguration.class,
            InspectionConfiguration.class,
            MessagingConfiguration.class,
            MetricsConfiguration.class,
            OperationsConfiguration.class,
            ProcessorsConfiguration.class
        })
@Import(IdentityModule.class)
final class IdentityApplication {

    private IdentityApplication() {}

    public static void main(String[] arguments) {
        SpringApplication spring = new SpringApplication(IdentityApplication.class);
        spring.setDefaultProperties(Map.of("spring.config.name", "identity"));
        spring.run(arguments);
    }
}
