package io.corebank.support.inspect;

import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;

/** Rebuilds one type of aggregate with the very class that decides in production, for people who look inside. */
public interface AggregateRebuilder {

    /** The aggregate's type, as the event store names it. */
    String type();

    /**
     * The state after these events, which are all of one aggregate from its first on, as an object that becomes JSON.
     */
    Object rebuild(String aggregateId, List<? extends DomainEventMessage<?>> events);
}
