package io.corebank.eventstore.commit;

import io.corebank.eventstore.OperationInProgressException;
import io.corebank.eventstore.RecordedOperation;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gives the events of tickets their positions and hashes, and sorts out the tickets that must not be written. */
final class GroupAssembler {

    /** Hears of a ticket that must not be written. */
    interface Rejected {
        void accept(Ticket ticket, Throwable cause);
    }

    private final Lineage lineage;
    private final StreamHeads known;
    private final Clock clock;

    GroupAssembler(Lineage lineage, StreamHeads known, Clock clock) {
        this.lineage = lineage;
        this.known = known;
        this.clock = clock;
    }

    Group assemble(List<Ticket> tickets, LogWriter writer, long head, Rejected rejected) {
        Assembly assembly = new Assembly(head);
        assembly.heads.putAll(lookUpHeads(tickets, writer));
        for (Ticket ticket : tickets) {
            Throwable objection = assembly.objection(ticket);
            if (objection != null) {
                rejected.accept(ticket, objection);
                continue;
            }
            assembly.add(ticket);
        }
        return assembly.group();
    }

    private Map<String, StreamHead> lookUpHeads(List<Ticket> tickets, LogWriter writer) {
        Set<String> unknown = new HashSet<>();
        for (Ticket ticket : tickets) {
            for (NewEvent event : ticket.events()) {
                if (event.sequence() > 0 && known.of(event.aggregateId()) == null) {
                    unknown.add(event.aggregateId());
                }
            }
        }
        return unknown.isEmpty() ? Map.of() : writer.streamHeads(unknown);
    }

    /** A group in the making. */
    private final class Assembly {

        private final long headBefore;
        private final Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        private final Map<String, StreamHead> heads = new HashMap<>();
        private final Set<String> operationIds = new HashSet<>();
        private final List<Ticket> tickets = new ArrayList<>();
        private final List<Long> positions = new ArrayList<>();
        private final List<LoggedEvent> events = new ArrayList<>();
        private final List<RecordedOperation> operations = new ArrayList<>();

        Assembly(long headBefore) {
            this.headBefore = headBefore;
        }

        @Nullable
        Throwable objection(Ticket ticket) {
            for (Map.Entry<String, Long> stamp : ticket.stamps().entrySet()) {
                if (!lineage.isSound(stamp.getKey(), stamp.getValue())) {
                    return new StaleStateException(stamp.getKey());
                }
            }
            NewOperation operation = ticket.operation();
            if (operation != null && operationIds.contains(operation.operation().operationId())) {
                return new OperationInProgressException(operation.operation().operationId());
            }
            return outOfSequence(ticket);
        }

        private @Nullable Throwable outOfSequence(Ticket ticket) {
            Map<String, Long> expected = new HashMap<>();
            for (NewEvent event : ticket.events()) {
                long next = expected.computeIfAbsent(
                        event.aggregateId(), id -> headOf(id).sequence() + 1);
                if (event.sequence() != next) {
                    return Refusals.outOfSequence(event, next);
                }
                expected.put(event.aggregateId(), next + 1);
            }
            return null;
        }

        private StreamHead headOf(String aggregateId) {
            StreamHead head = heads.get(aggregateId);
            if (head == null) {
                head = known.of(aggregateId);
            }
            return head == null ? StreamHead.EMPTY : head;
        }

        void add(Ticket ticket) {
            for (NewEvent event : ticket.events()) {
                byte[] hash = HashChain.next(headOf(event.aggregateId()).hash(), event.contentHash());
                events.add(new LoggedEvent(headBefore + events.size() + 1, event, hash));
                heads.put(event.aggregateId(), new StreamHead(event.sequence(), hash));
            }
            long position = ticket.events().isEmpty() ? 0 : headBefore + events.size();
            NewOperation operation = ticket.operation();
            if (operation != null) {
                operationIds.add(operation.operation().operationId());
                RecordedOperation recorded = recordOf(operation, position);
                ticket.recordAs(recorded);
                operations.add(recorded);
            }
            tickets.add(ticket);
            positions.add(position);
        }

        private RecordedOperation recordOf(NewOperation operation, long position) {
            return new RecordedOperation(
                    operation.operation().operationId(),
                    operation.operation().fingerprint(),
                    false,
                    operation.type(),
                    operation.body(),
                    position,
                    now);
        }

        Group group() {
            return new Group(tickets, positions, new LogBatch(headBefore, events, operations), heads);
        }
    }
}
