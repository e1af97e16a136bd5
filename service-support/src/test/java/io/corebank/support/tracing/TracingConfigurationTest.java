package io.corebank.support.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.net.URI;
import org.axonframework.eventhandling.EventProcessorSpanFactory;
import org.axonframework.tracing.NoOpSpanFactory;
import org.axonframework.tracing.SpanFactory;
import org.axonframework.tracing.opentelemetry.OpenTelemetrySpanFactory;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

class TracingConfigurationTest {

    private final WebApplicationContextRunner service =
            new WebApplicationContextRunner().withConfiguration(AutoConfigurations.of(TracingConfiguration.class));

    /** Whoever traces nothing pays nothing: no filter, no span, no thread that exports. */
    @Test
    void doesNothingUntilSomebodyCollects() {
        service.withPropertyValues("bank.tracing.endpoint=").run(context -> assertThat(context)
                .hasNotFailed()
                .doesNotHaveBean(SdkTracerProvider.class)
                .doesNotHaveBean(EventProcessorSpanFactory.class)
                .doesNotHaveBean("requestSpans")
                .getBean(SpanFactory.class)
                .isSameAs(NoOpSpanFactory.INSTANCE));
    }

    @Test
    void tracesForACollector() {
        service.withPropertyValues("bank.tracing.endpoint=http://localhost:4318")
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(SdkTracerProvider.class)
                        .hasBean("requestSpans")
                        .getBean(SpanFactory.class)
                        .isInstanceOf(OpenTelemetrySpanFactory.class));
        assertThat(new TracingProperties(URI.create("http://collector:4318/"), 1).traces())
                .isEqualTo("http://collector:4318/v1/traces");
    }

    @Test
    void refusesAnEndpointThatIsNone() {
        service.withPropertyValues("bank.tracing.endpoint=collector")
                .run(context ->
                        assertThat(context).getFailure().rootCause().hasMessageContaining("bank.tracing.endpoint"));
    }
}
