package io.corebank.eventstore.axon;

import io.corebank.eventstore.EarlyHandlingException;
import java.util.List;
import java.util.function.Consumer;
import org.axonframework.common.Registration;
import org.axonframework.eventhandling.EventBusSpanFactory;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStore;
import org.axonframework.monitoring.MessageMonitor;
import org.jspecify.annotations.Nullable;

/** An event store whose streams follow the committer without polling. */
public final class TailingEventStore extends AbstractEventStore {

    private final Tail tail;
    private final TicketingEventStorageEngine engine;
    private final boolean allowSubscribers;

    private TailingEventStore(
            Builder builder, Tail tail, TicketingEventStorageEngine engine, boolean allowSubscribers) {
        super(builder);
        this.tail = tail;
        this.engine = engine;
        this.allowSubscribers = allowSubscribers;
    }

    @Override
    public TrackingEventStream openStream(@Nullable TrackingToken trackingToken) {
        return new TailStream(tail, engine, TicketingEventStorageEngine.positionOf(trackingToken));
    }

    /** Refuses subscribing processors, which would handle events that may never become durable, unless allowed. */
    @Override
    public Registration subscribe(Consumer<List<? extends EventMessage<?>>> eventProcessor) {
        if (!allowSubscribers) {
            throw new EarlyHandlingException();
        }
        return super.subscribe(eventProcessor);
    }

    /** What every Axon event bus can be given. */
    static final class Builder extends AbstractEventStore.Builder {

        TailingEventStore build(Tail tail, TicketingEventStorageEngine engine, boolean allowSubscribers) {
            storageEngine(engine);
            return new TailingEventStore(this, tail, engine, allowSubscribers);
        }

        Builder observedBy(MessageMonitor<? super EventMessage<?>> monitor, EventBusSpanFactory spans) {
            messageMonitor(monitor);
            spanFactory(spans);
            return this;
        }
    }
}
