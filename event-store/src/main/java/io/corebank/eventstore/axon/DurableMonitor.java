package io.corebank.eventstore.axon;

import io.corebank.eventstore.commit.Lineage;
import io.corebank.eventstore.commit.Ticket;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.monitoring.MessageMonitor;
import org.jspecify.annotations.Nullable;

/**
 * Tells a monitor that an event was published once it is durable. Axon would say so when its unit of work has
 * committed, which on the pipelined bus is before.
 */
final class DurableMonitor implements MessageMonitor<EventMessage<?>> {

    private final MessageMonitor<? super EventMessage<?>> monitor;
    private final Lineage lineage;

    DurableMonitor(MessageMonitor<? super EventMessage<?>> monitor, Lineage lineage) {
        this.monitor = monitor;
        this.lineage = lineage;
    }

    @Override
    public MonitorCallback onMessageIngested(EventMessage<?> message) {
        MonitorCallback callback = monitor.onMessageIngested(message);
        Draft draft = Draft.current(lineage);
        return draft == null ? callback : new OnceDurable(callback, draft);
    }

    /** Keeps a success back until the ticket has one. */
    private record OnceDurable(MonitorCallback callback, Draft draft) implements MonitorCallback {

        @Override
        public void reportSuccess() {
            Ticket ticket = draft.submitted();
            if (ticket == null) {
                callback.reportSuccess();
                return;
            }
            ticket.whenAnswered((position, failure) -> settle(failure));
        }

        private void settle(@Nullable Throwable failure) {
            if (failure == null) {
                callback.reportSuccess();
                return;
            }
            callback.reportFailure(failure);
        }

        @Override
        public void reportFailure(@Nullable Throwable cause) {
            callback.reportFailure(cause);
        }

        @Override
        public void reportIgnored() {
            callback.reportIgnored();
        }
    }
}
