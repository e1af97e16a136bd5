package io.corebank.support.processors;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

/** Shows how far each processor is. Nobody knows all of them before everything has started. */
final class ProcessorMeters implements ApplicationListener<ApplicationReadyEvent> {

    private static final long REMEMBERED_NANOS = Duration.ofSeconds(1).toNanos();

    private final Processors processors;
    private final MeterRegistry registry;
    private Map<String, ProcessorView> seen = Map.of();
    private long seenAt;

    ProcessorMeters(Processors processors, MeterRegistry registry) {
        this.processors = processors;
        this.registry = registry;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        for (String name : processors.names()) {
            gauge("lag", "Events of the log that it has not processed", name, ProcessorView::lag);
            gauge("position", "Up to where it has processed the log", name, ProcessorView::position);
            gauge("progress", "Of a replay, from 0 to 1", name, ProcessorMeters::progressOf);
            gauge("failed", "Whether it cannot get on", name, ProcessorMeters::failureOf);
        }
    }

    private void gauge(String what, String description, String processor, ToDoubleFunction<ProcessorView> value) {
        Gauge.builder("bank.processor." + what, this, meters -> meters.valueOf(processor, value))
                .tag("processor", processor)
                .description(description)
                .register(registry);
    }

    /** All processors are looked at together, once for all of their gauges. */
    private synchronized double valueOf(String name, ToDoubleFunction<ProcessorView> value) {
        long now = System.nanoTime();
        if (seen.isEmpty() || now - seenAt > REMEMBERED_NANOS) {
            seen = processors.all().stream().collect(Collectors.toMap(ProcessorView::name, Function.identity()));
            seenAt = now;
        }
        ProcessorView view = seen.get(name);
        return view == null ? Double.NaN : value.applyAsDouble(view);
    }

    private static double progressOf(ProcessorView view) {
        Double progress = view.progress();
        return progress == null ? 1 : progress;
    }

    private static double failureOf(ProcessorView view) {
        return view.status() == ProcessorView.Status.FAILED ? 1 : 0;
    }
}
