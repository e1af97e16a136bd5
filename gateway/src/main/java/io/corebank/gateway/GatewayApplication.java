package io.corebank.gateway;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The gateway, with the console. It needs to know where the services are, by {@code bank.gateway.services}. */
@EnableAutoConfiguration
@Import(GatewayConfiguration.class)
final class GatewayApplication {

    private GatewayApplication() {}

    public static void main(String[] arguments) {
        SpringApplication gateway = new SpringApplication(GatewayApplication.class);
        gateway.setDefaultProperties(Map.of("spring.config.name", "gateway"));
        gateway.run(arguments);
    }
}
