package io.corebank.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corebank.eventstore.axon.AggregateCache;
import io.corebank.eventstore.sample.JarApplication;
import java.util.concurrent.TimeUnit;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.SubscribingEventProcessor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** Configurations that would lose something silently, and which are refused for that. */
@ExtendWith(OutputCaptureExtension.class)
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class StartGuardsIT {

    private static final String SUBSCRIBING = "axon.eventhandling.processors.totals.mode=subscribing";

    @Test
    void refusesToStartWithASubscribingProcessor(CapturedOutput output) {
        assertThatThrownBy(() -> JarApplication.start(SUBSCRIBING, "spring.lifecycle.timeout-per-shutdown-phase=1s"))
                .hasStackTraceContaining("A subscribing event processor would handle events before they are durable");
        assertThat(output.getAll()).contains("Description:", "allow-subscribing-processors");
    }

    @Test
    void refusesASerializerThatCannotReadTokensBack() {
        assertThatThrownBy(() -> JarApplication.start("jar.readable-tokens=false"))
                .hasStackTraceContaining("cannot read a token of Axon back")
                .hasStackTraceContaining("allowIfSubType");
    }

    @Test
    void refusesAWriterThatMayNotBeSilentForAMoment() {
        assertThatThrownBy(() -> JarApplication.start("event-store.writer-silence=1s"))
                .hasStackTraceContaining("a healthy writer would be passed over");
    }

    @Test
    void refusesACacheOfAggregatesThatDoesNotNoteWhatItHandsOut() {
        assertThatThrownBy(() -> JarApplication.start("jar.weak-cache=true"))
                .hasStackTraceContaining("WeakReferenceCache instead of " + AggregateCache.class.getName());
    }

    @Test
    void refusesConnectionsThatDoNotCommit() {
        assertThatThrownBy(() -> JarApplication.start("spring.datasource.hikari.auto-commit=false"))
                .hasStackTraceContaining("do not commit by themselves");
    }

    @Test
    void startsWithOneThatIsAllowed() {
        try (ConfigurableApplicationContext application =
                JarApplication.start(SUBSCRIBING, "event-store.allow-subscribing-processors=true")) {
            assertThat(application.getBean(EventProcessingConfiguration.class).eventProcessor("totals"))
                    .get()
                    .isInstanceOf(SubscribingEventProcessor.class);
        }
    }
}
