package io.corebank.query.live;

import io.corebank.eventstore.EventLog;
import io.corebank.eventstore.StoredEvent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;

/** What a client has missed, from the event store. */
@Component
class StreamHistory {

    private final EventLog log;
    private final EventStore events;
    private final EventFormat format;

    StreamHistory(EventLog log, EventStore events, EventFormat format) {
        this.log = log;
        this.events = events;
        this.format = format;
    }

    /** The aggregate's events from a sequence on, at most as many as the limit. */
    List<Frame> from(String aggregateId, long sequence, int limit) {
        List<StoredEvent> places = log.ofAggregate(aggregateId, sequence, limit);
        List<Frame> frames = new ArrayList<>();
        if (places.isEmpty()) {
            return frames;
        }
        Iterator<? extends DomainEventMessage<?>> contents =
                events.readEvents(aggregateId, sequence).asStream().iterator();
        for (StoredEvent place : places) {
            frames.add(format.frame(contents.next(), place.position()));
        }
        return frames;
    }

    /** The sequence of the aggregate's first event behind a position; found in a few steps, however many there are. */
    long sequenceAfter(String aggregateId, long position) {
        long step = 1;
        while (isUpTo(aggregateId, step - 1, position)) {
            step *= 2;
        }
        long known = step / 2;
        long beyond = step - 1;
        while (known < beyond) {
            long middle = (known + beyond) >>> 1;
            if (isUpTo(aggregateId, middle, position)) {
                known = middle + 1;
            } else {
                beyond = middle;
            }
        }
        return known;
    }

    private boolean isUpTo(String aggregateId, long sequence, long position) {
        List<StoredEvent> found = log.ofAggregate(aggregateId, sequence, 1);
        return !found.isEmpty() && found.get(0).position() <= position;
    }
}
