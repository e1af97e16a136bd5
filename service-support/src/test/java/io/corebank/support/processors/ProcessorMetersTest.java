package io.corebank.support.processors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.corebank.eventstore.EventLog;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.event.ApplicationReadyEvent;

class ProcessorMetersTest {

    /** Otherwise a process could not even start while Axon Server is away. */
    @Test
    void areThereWhileTheLogIsNot() {
        EventLog log = mock(EventLog.class);
        when(log.head()).thenThrow(new IllegalStateException("away"));
        StreamingEventProcessor processor = mock(StreamingEventProcessor.class);
        when(processor.getName()).thenReturn("accounts");
        EventProcessingConfiguration processing = mock(EventProcessingConfiguration.class);
        when(processing.eventProcessors()).thenReturn(Map.of("accounts", processor));
        SimpleMeterRegistry registry = new SimpleMeterRegistry();

        new ProcessorMeters(new Processors(processing, log), registry)
                .onApplicationEvent(mock(ApplicationReadyEvent.class));

        assertThat(registry.get("bank.processor.lag")
                        .tag("processor", "accounts")
                        .gauge()
                        .value())
                .isNaN();
    }
}
