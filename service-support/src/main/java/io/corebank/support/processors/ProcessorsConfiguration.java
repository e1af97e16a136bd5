package io.corebank.support.processors;

import io.corebank.eventstore.EventLog;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.axonframework.config.EventProcessingConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Serves {@code /api/v1/admin/processors} for whatever processors are in this process. */
@AutoConfiguration(
        afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@Import(ProcessorController.class)
public class ProcessorsConfiguration {

    @Bean
    Processors processors(EventProcessingConfiguration processing, EventLog log) {
        return new Processors(processing, log);
    }

    @Bean
    @ConditionalOnBean(MeterRegistry.class)
    ProcessorMeters processorMeters(Processors processors, MeterRegistry registry) {
        return new ProcessorMeters(processors, registry);
    }

    @Bean
    ProcessorControl processorControl(Processors processors, List<ProcessorRule> rules) {
        return new ProcessorControl(processors, rules);
    }
}
