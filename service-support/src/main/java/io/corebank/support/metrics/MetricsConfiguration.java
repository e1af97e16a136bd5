package io.corebank.support.metrics;

import io.corebank.eventstore.EventLog;
import io.corebank.eventstore.axon.EventStoreRuntime;
import io.corebank.eventstore.axon.PipelinedCommandBus;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.config.ConfigurerModule;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.WebMvcObservationAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.web.filter.ServerHttpObservationFilter;

/** Counts commands, events and commits. What is counted where else is in {@code docs/operating.md}. */
@AutoConfiguration(before = WebMvcObservationAutoConfiguration.class)
public class MetricsConfiguration {

    @Bean
    ConfigurerModule commandMeters(ObjectProvider<MeterRegistry> registry) {
        CommandMeters meters = new CommandMeters(registry);
        return configurer -> configurer.configureMessageMonitor(CommandBus.class, configuration -> meters);
    }

    /** Around everything but the filter that gives a request its correlation id. */
    @Bean
    FilterRegistrationBean<RequestMeters> requestMeters(ObjectProvider<MeterRegistry> registry) {
        FilterRegistrationBean<RequestMeters> filter =
                new FilterRegistrationBean<>(new RequestMeters(registry.getIfAvailable(SimpleMeterRegistry::new)));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return filter;
    }

    /** Stands where the framework would put its own, which {@link RequestMeters} replaces. */
    @Bean
    FilterRegistrationBean<ServerHttpObservationFilter> noObservationOfRequests() {
        FilterRegistrationBean<ServerHttpObservationFilter> none =
                new FilterRegistrationBean<>(new ServerHttpObservationFilter(ObservationRegistry.NOOP));
        none.setEnabled(false);
        return none;
    }

    @Bean
    MeterBinder eventMeters(EventLog log) {
        return registry -> FunctionCounter.builder("bank.events", log, EventLog::head)
                .description("Events in the log, as far as this process knows")
                .register(registry);
    }

    /** Only a process that writes the log itself commits anything. */
    @Bean
    MeterBinder commitMeters(ObjectProvider<EventStoreRuntime> stores, ObjectProvider<PipelinedCommandBus> buses) {
        return registry -> {
            stores.ifAvailable(store -> bind(store, registry));
            buses.ifAvailable(bus -> Gauge.builder("bank.commands.in.flight", bus, PipelinedCommandBus::inFlight)
                    .description("Commands that were taken and not answered yet")
                    .register(registry));
        };
    }

    private static void bind(EventStoreRuntime store, MeterRegistry registry) {
        FunctionCounter.builder("bank.commit.groups", store, EventStoreRuntime::committedGroups)
                .description("Groups of commands that were made durable together")
                .register(registry);
        FunctionCounter.builder("bank.commit.events", store, EventStoreRuntime::committedEvents)
                .description("Events that this process has made durable")
                .register(registry);
        Gauge.builder("bank.commit.writing", store, one -> one.isWriting() ? 1 : 0)
                .description("Whether this process is the writer of the log")
                .register(registry);
    }
}
