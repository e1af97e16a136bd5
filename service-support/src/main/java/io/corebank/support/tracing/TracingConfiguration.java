package io.corebank.support.tracing;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.util.List;
import org.axonframework.eventhandling.DefaultEventProcessorSpanFactory;
import org.axonframework.eventhandling.EventProcessorSpanFactory;
import org.axonframework.tracing.NoOpSpanFactory;
import org.axonframework.tracing.SpanFactory;
import org.axonframework.tracing.attributes.AggregateIdentifierSpanAttributesProvider;
import org.axonframework.tracing.attributes.MessageIdSpanAttributesProvider;
import org.axonframework.tracing.attributes.PayloadTypeSpanAttributesProvider;
import org.axonframework.tracing.opentelemetry.OpenTelemetrySpanFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/**
 * Traces in OpenTelemetry's protocol when {@code bank.tracing.endpoint} says where to, and none otherwise. Messages
 * carry the trace in their metadata, as W3C Trace Context, so that it goes on in other threads and processes.
 */
@AutoConfiguration(
        beforeName = {
            "org.axonframework.springboot.autoconfig.AxonTracingAutoConfiguration",
            "org.axonframework.springboot.autoconfig.OpenTelemetryAutoConfiguration"
        })
public class TracingConfiguration {

    private static final String SCOPE = "io.corebank";

    /** Behind the filter that gives a request its correlation id. */
    private static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 10;

    @Bean
    @ConditionalOnMissingBean
    SpanFactory noSpans() {
        return NoOpSpanFactory.INSTANCE;
    }

    /** What there is only when somebody collects it. */
    @Configuration(proxyBeanMethods = false)
    @Conditional(SomebodyCollects.class)
    @EnableConfigurationProperties(TracingProperties.class)
    static class Collected {

        private final TextMapPropagator context = W3CTraceContextPropagator.getInstance();

        /** Which traces are kept follows from their ids alone, so that no caller can have more kept than others. */
        @Bean
        SdkTracerProvider tracerProvider(
                TracingProperties properties, @Value("${spring.application.name:bank}") String service) {
            return SdkTracerProvider.builder()
                    .setResource(Resource.getDefault().toBuilder()
                            .put(AttributeKey.stringKey("service.name"), service)
                            .build())
                    .setSampler(Sampler.traceIdRatioBased(properties.sampled()))
                    .addSpanProcessor(BatchSpanProcessor.builder(OtlpHttpSpanExporter.builder()
                                    .setEndpoint(properties.traces())
                                    .build())
                            .build())
                    .build();
        }

        /** Tells ids and types of messages, never what is in them. */
        @Bean
        SpanFactory spans(SdkTracerProvider tracers) {
            return OpenTelemetrySpanFactory.builder()
                    .tracer(tracers.get(SCOPE))
                    .contextPropagators(context)
                    .addSpanAttributeProviders(List.of(
                            new AggregateIdentifierSpanAttributesProvider(),
                            new MessageIdSpanAttributesProvider(),
                            new PayloadTypeSpanAttributesProvider()))
                    .build();
        }

        /** An event is handled in the trace of whoever caused it, unless that is minutes ago, as in a replay. */
        @Bean
        EventProcessorSpanFactory eventProcessorSpans(SpanFactory spans) {
            return DefaultEventProcessorSpanFactory.builder()
                    .spanFactory(spans)
                    .distributedInSameTrace(true)
                    .disableBatchTrace(true)
                    .build();
        }

        @Bean
        FilterRegistrationBean<RequestSpans> requestSpans(SdkTracerProvider tracers) {
            FilterRegistrationBean<RequestSpans> filter =
                    new FilterRegistrationBean<>(new RequestSpans(tracers.get(SCOPE), context));
            filter.setOrder(ORDER);
            filter.addUrlPatterns("/api/*");
            filter.setAsyncSupported(true);
            return filter;
        }
    }
}
