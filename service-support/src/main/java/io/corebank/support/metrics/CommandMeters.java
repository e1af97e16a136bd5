package io.corebank.support.metrics;

import io.corebank.api.Refusal;
import io.corebank.eventstore.DuplicateOperationException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import org.axonframework.messaging.Message;
import org.axonframework.monitoring.MessageMonitor;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** How many commands there are of each type, what became of them, and how long that took. */
final class CommandMeters implements MessageMonitor<Message<?>> {

    private static final String NAME = "bank.commands";

    private final ObjectProvider<MeterRegistry> registry;
    private final ConcurrentMap<Kind, Timer> timers = new ConcurrentHashMap<>();

    /** @param registry is asked for with the first command; without one, nobody is told */
    CommandMeters(ObjectProvider<MeterRegistry> registry) {
        this.registry = registry;
    }

    private enum Result {
        DONE,
        REFUSED,
        REPEATED,
        FAILED
    }

    private record Kind(Class<?> command, Result result) {}

    @Override
    public MonitorCallback onMessageIngested(Message<?> command) {
        return new Running(command.getPayloadType(), System.nanoTime());
    }

    private void record(Kind kind, long nanos) {
        timers.computeIfAbsent(kind, this::timer).record(nanos, TimeUnit.NANOSECONDS);
    }

    private Timer timer(Kind kind) {
        return Timer.builder(NAME)
                .tag("command", kind.command().getSimpleName())
                .tag("result", kind.result().name().toLowerCase(Locale.ROOT))
                .description("Commands, and the time until their events were durable or they were refused")
                .register(registry.getIfAvailable(SimpleMeterRegistry::new));
    }

    private final class Running implements MonitorCallback {

        private final Class<?> command;
        private final long begun;

        private Running(Class<?> command, long begun) {
            this.command = command;
            this.begun = begun;
        }

        @Override
        public void reportSuccess() {
            end(Result.DONE);
        }

        /** A refusal is an answer, and so is that it was done before. */
        @Override
        public void reportFailure(@Nullable Throwable cause) {
            if (cause instanceof Refusal) {
                end(Result.REFUSED);
                return;
            }
            end(cause instanceof DuplicateOperationException ? Result.REPEATED : Result.FAILED);
        }

        @Override
        public void reportIgnored() {
            end(Result.FAILED);
        }

        private void end(Result result) {
            record(new Kind(command, result), System.nanoTime() - begun);
        }
    }
}
