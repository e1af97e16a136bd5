package io.corebank.support.processors;

import io.corebank.eventstore.EventLog;
import java.util.List;
import org.axonframework.config.EventProcessingConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Serves {@code /api/v1/admin/processors} for whatever processors are in this process. */
@AutoConfiguration
@Import(ProcessorController.class)
public class ProcessorsConfiguration {

    @Bean
    Processors processors(EventProcessingConfiguration processing, EventLog log) {
        return new Processors(processing, log);
    }

    @Bean
    ProcessorControl processorControl(Processors processors, List<ProcessorRule> rules) {
        return new ProcessorControl(processors, rules);
    }
}
