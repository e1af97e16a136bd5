package io.corebank.eventstore.commit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/** Tells everybody who hangs on a ticket what became of it, and keeps the lineage of states in memory honest. */
final class Settlement {

    private final Lineage lineage;
    private final StreamHeads heads;
    private final CommitListener listener;
    private final Executor answers;
    private List<Ticket> settled = new ArrayList<>();

    Settlement(Lineage lineage, StreamHeads heads, CommitListener listener, Executor answers) {
        this.lineage = lineage;
        this.heads = heads;
        this.listener = listener;
        this.answers = answers;
    }

    void succeed(Group group) {
        heads.putAll(group.heads());
        if (!group.batch().events().isEmpty()) {
            listener.committed(group.batch().events());
        }
        for (int i = 0; i < group.tickets().size(); i++) {
            Ticket ticket = group.tickets().get(i);
            lineage.settled(ticket);
            ticket.settle(group.positions().get(i));
            settled.add(ticket);
        }
    }

    /**
     * Poisons what was built on the ticket. Where the ticket itself was built on an earlier failure, that has been done
     * already; but not for the other aggregates that it wrote to.
     */
    void fail(Ticket ticket, Throwable cause) {
        if (ticket.settled().isDone()) {
            return;
        }
        ticket.events().stream()
                .filter(NewEvent::ofAggregate)
                .map(NewEvent::aggregateId)
                .distinct()
                .filter(id -> lineage.isSound(id, ticket.stamps().getOrDefault(id, Long.MAX_VALUE)))
                .forEach(lineage::poison);
        ticket.events().forEach(event -> heads.forget(event.aggregateId()));
        listener.poisoned(ticket.aggregateIds());
        lineage.settled(ticket);
        ticket.fail(cause);
        settled.add(ticket);
    }

    void failAll(List<Ticket> tickets, Throwable cause) {
        tickets.forEach(ticket -> fail(ticket, cause));
    }

    /** Reads the ends of all streams again, because somebody else may have appended to them. */
    void forgetStreams() {
        heads.clear();
    }

    /** Hands out the answers to everything settled since the last time. */
    void flush() {
        if (settled.isEmpty()) {
            return;
        }
        List<Ticket> delivered = settled;
        settled = new ArrayList<>(delivered.size());
        answers.execute(() -> delivered.forEach(ticket -> QuietListener.quietly(ticket::deliver)));
    }
}
