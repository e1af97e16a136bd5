package io.corebank.support.service;

import java.util.Map;
import org.springframework.boot.SpringApplication;

/**
 * A module as a process of its own on Axon Server. What all of them have in common is in {@code service.yaml}; whatever
 * is set by arguments, environment or files of secrets comes before it.
 */
public final class ServiceProcess {

    private ServiceProcess() {}

    /**
     * Runs it until the process is told to end.
     *
     * @param name by which Axon Server, logs and metrics know it; {@code NAME.yaml} is read after the common settings
     */
    public static void run(Class<?> application, String name, String... arguments) {
        SpringApplication spring = new SpringApplication(application);
        spring.setDefaultProperties(Map.of("spring.config.name", "service," + name, "spring.application.name", name));
        spring.run(arguments);
    }
}
