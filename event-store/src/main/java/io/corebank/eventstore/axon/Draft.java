package io.corebank.eventstore.axon;

import io.corebank.eventstore.commit.Committer;
import io.corebank.eventstore.commit.Lineage;
import io.corebank.eventstore.commit.NewEvent;
import io.corebank.eventstore.commit.NewOperation;
import io.corebank.eventstore.commit.Ticket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * The ticket in the making of one unit of work: the events it publishes, the operation it is, and which states of
 * aggregates it has seen. Lives in the root unit of work and belongs to its thread.
 */
final class Draft {

    private static final String KEY = Draft.class.getName();

    private final long stampAtStart;
    private final Map<String, Long> stamps = new HashMap<>();
    private final List<NewEvent> events = new ArrayList<>();
    private @Nullable NewOperation operation;
    private @Nullable Ticket ticket;

    Draft(Lineage lineage) {
        this.stampAtStart = lineage.stamp();
    }

    /** The draft of the current unit of work, if there is one. */
    static @Nullable Draft current(Lineage lineage) {
        return CurrentUnitOfWork.isStarted() ? of(CurrentUnitOfWork.get(), lineage) : null;
    }

    static Draft of(UnitOfWork<?> unitOfWork, Lineage lineage) {
        return unitOfWork.root().getOrComputeResource(KEY, key -> new Draft(lineage));
    }

    void bindTo(UnitOfWork<?> unitOfWork) {
        unitOfWork.root().resources().put(KEY, this);
    }

    void add(List<NewEvent> appended) {
        for (NewEvent event : appended) {
            events.add(event);
            if (event.ofAggregate()) {
                stamps.putIfAbsent(event.aggregateId(), stampAtStart);
            }
        }
    }

    void be(NewOperation made) {
        operation = made;
    }

    /** Remembers which state of an aggregate was seen. The first one counts, because later ones follow from it. */
    void saw(String aggregateId, long stamp) {
        stamps.putIfAbsent(aggregateId, stamp);
    }

    /** The stamp of the state that this unit of work has of an aggregate. */
    long stampOf(String aggregateId) {
        return stamps.getOrDefault(aggregateId, stampAtStart);
    }

    /** The aggregates of which it knows a state. */
    Set<String> seen() {
        return stamps.keySet();
    }

    boolean isEmpty() {
        return events.isEmpty();
    }

    /** Hands everything to the committer, once. */
    Ticket submitTo(Committer committer) {
        if (ticket == null) {
            ticket = new Ticket(events, operation, stamps);
            committer.submit(ticket);
        }
        return ticket;
    }

    /** What was handed to the committer, if anything was. */
    @Nullable
    Ticket submitted() {
        return ticket;
    }

    /** Asks the committer only whether what was seen is durable; for a unit of work that was rolled back. */
    Ticket submitSeenTo(Committer committer) {
        if (ticket == null) {
            ticket = new Ticket(List.of(), null, stamps);
            committer.submit(ticket);
        }
        return ticket;
    }
}
