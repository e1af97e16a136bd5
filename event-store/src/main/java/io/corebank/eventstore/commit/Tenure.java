package io.corebank.eventstore.commit;

import io.corebank.eventstore.DuplicateOperationException;
import io.corebank.eventstore.EventStoreUnavailableException;
import io.corebank.eventstore.RecordedOperation;
import io.corebank.eventstore.UnknownOutcomeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** This process' time as the writer: writes group after group, and knows what to do when one cannot be written. */
final class Tenure {

    private static final Logger LOGGER = LoggerFactory.getLogger(Tenure.class);

    private final LogWriter writer;
    private final GroupAssembler assembler;
    private final Settlement settlement;
    private final CommitListener listener;
    private long head;
    private boolean over;
    private @Nullable Group inDoubt;

    Tenure(LogWriter writer, long head, GroupAssembler assembler, Settlement settlement, CommitListener listener) {
        this.writer = writer;
        this.head = head;
        this.assembler = assembler;
        this.settlement = settlement;
        this.listener = listener;
    }

    boolean isOver() {
        return over;
    }

    boolean isInDoubt() {
        return inDoubt != null;
    }

    /** Finds out what became of the group during whose commit the connection was lost; answers whether it is known. */
    boolean resolveDoubt() {
        Group group = inDoubt;
        if (group == null) {
            return true;
        }
        LogWriter.Fate fate = writer.fateOf(group.batch());
        if (fate == LogWriter.Fate.OPEN) {
            return false;
        }
        LOGGER.info("The {} events in doubt are {}", group.batch().events().size(), fate);
        if (fate == LogWriter.Fate.WRITTEN) {
            settlement.succeed(group);
        } else {
            settlement.failAll(
                    group.tickets(),
                    new EventStoreUnavailableException("The connection was lost; nothing was written"));
        }
        inDoubt = null;
        return true;
    }

    /** Tells those who wait that nobody will find out. */
    void abandonDoubt() {
        Group group = inDoubt;
        if (group != null) {
            settlement.failAll(group.tickets(), new UnknownOutcomeException("Stopped before the outcome was known"));
        }
    }

    void close() {
        writer.close();
    }

    void keepAlive() {
        try {
            writer.confirm();
        } catch (Throwable failure) {
            end(LogFailure.of(failure));
        }
    }

    void commit(List<Ticket> tickets) {
        if (over) {
            settlement.failAll(tickets, new EventStoreUnavailableException("This process is the writer no more"));
            return;
        }
        try {
            commitTogether(tickets);
        } catch (Throwable failure) {
            giveUp(tickets, LogFailure.of(failure));
        }
    }

    private void commitTogether(List<Ticket> tickets) {
        Group group = assembler.assemble(tickets, writer, head, settlement::fail);
        try {
            write(group);
        } catch (LogFailure failure) {
            recover(group, failure);
        } catch (Throwable unforeseen) {
            recover(group, new LogFailure.OutcomeUnknown(unforeseen));
        }
    }

    private void write(Group group) {
        if (group.batch().isEmpty()) {
            // A refusal rests on states in memory, which are only as good as the right to write.
            writer.confirm();
        } else {
            writer.append(group.batch());
            head = group.batch().headAfter();
        }
        settlement.succeed(group);
    }

    private void recover(Group group, LogFailure failure) {
        if (failure instanceof LogFailure.OperationsRecorded) {
            leaveOutRecorded(group, failure);
        } else if (failure instanceof LogFailure.TicketRefused refusal) {
            isolate(group, refusal);
        } else if (failure instanceof LogFailure.PositionTaken) {
            moveOn(group, failure);
        } else if (failure instanceof LogFailure.OutcomeUnknown
                && !group.batch().isEmpty()) {
            inDoubt = group;
            end(failure);
        } else {
            giveUp(group.tickets(), failure);
        }
    }

    /** Nothing of these was written, save what is in doubt. Goes on with later ones only if the log is still ours. */
    private void giveUp(List<Ticket> tickets, LogFailure failure) {
        if (!(failure instanceof LogFailure.WriteRefused)) {
            end(failure);
        }
        List<Ticket> lost = new ArrayList<>(tickets);
        lost.removeAll(inDoubt == null ? List.of() : inDoubt.tickets());
        settlement.failAll(lost, new EventStoreUnavailableException("The log cannot be written", failure));
    }

    private void end(LogFailure failure) {
        over = true;
        LOGGER.warn("Lost the right to write: {}", failure.getMessage(), failure.getCause());
    }

    /** Fails the tickets whose operations are recorded already, and commits the others. */
    private void leaveOutRecorded(Group group, LogFailure failure) {
        Map<String, RecordedOperation> recorded = writer.recorded(group.batch().operations().stream()
                .map(RecordedOperation::operationId)
                .toList());
        if (recorded.isEmpty()) {
            settlement.failAll(group.tickets(), new EventStoreUnavailableException("An operation is busy", failure));
            return;
        }
        List<Ticket> others = new ArrayList<>();
        for (Ticket ticket : group.tickets()) {
            NewOperation operation = ticket.operation();
            RecordedOperation earlier = operation == null
                    ? null
                    : recorded.get(operation.operation().operationId());
            if (earlier == null) {
                others.add(ticket);
                continue;
            }
            settlement.fail(ticket, new DuplicateOperationException(earlier));
        }
        commit(others);
    }

    /** Halves the group until the guilty ticket stands alone, and commits the rest. */
    private void isolate(Group group, LogFailure.TicketRefused refusal) {
        List<Ticket> tickets = group.tickets();
        if (tickets.size() > 1) {
            int half = tickets.size() / 2;
            commit(tickets.subList(0, half));
            commit(tickets.subList(half, tickets.size()));
            return;
        }
        settlement.failAll(tickets, Refusals.refused(tickets.get(0), refusal));
    }

    /** Somebody has appended an event by hand: continues behind it. */
    private void moveOn(Group group, LogFailure failure) {
        long found = writer.head();
        if (found <= head) {
            settlement.failAll(group.tickets(), new EventStoreUnavailableException("The log is out of order", failure));
            return;
        }
        LOGGER.warn("Found {} events in the log that this process did not write", found - head);
        head = found;
        settlement.forgetStreams();
        listener.movedTo(head);
        commit(group.tickets());
    }
}
