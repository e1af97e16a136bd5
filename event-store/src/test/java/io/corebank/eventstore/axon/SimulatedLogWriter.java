package io.corebank.eventstore.axon;

import io.corebank.eventstore.RecordedOperation;
import io.corebank.eventstore.commit.LogBatch;
import io.corebank.eventstore.commit.LogFailure;
import io.corebank.eventstore.commit.LogWriter;
import io.corebank.eventstore.commit.LoggedEvent;
import io.corebank.eventstore.commit.StoredRow;
import io.corebank.eventstore.commit.StreamHead;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Writes the simulated log, and fails like a connection to PostgreSQL. */
final class SimulatedLogWriter implements LogWriter {

    private static final RuntimeException CAUSE = new RuntimeException("simulated");

    private final SimulatedLog log;
    private final SimulatedFaults faults;
    private final long epoch;
    private boolean lost;

    SimulatedLogWriter(SimulatedLog log, SimulatedFaults faults, long epoch) {
        this.log = log;
        this.faults = faults;
        this.epoch = epoch;
    }

    @Override
    public long head() {
        demandConnection();
        return log.head();
    }

    @Override
    public Map<String, StreamHead> streamHeads(Collection<String> aggregateIds) {
        demandConnection();
        if (faults.mayHappen(0.02)) {
            faults.note(SimulatedHappening.ERROR_WHILE_ASSEMBLING);
            throw new LinkageError("simulated");
        }
        Map<String, StreamHead> heads = new HashMap<>();
        for (StoredRow row : log.rows()) {
            if (aggregateIds.contains(row.aggregateId())) {
                heads.put(row.aggregateId(), new StreamHead(row.sequence(), row.hash()));
            }
        }
        return heads;
    }

    @Override
    public Map<String, RecordedOperation> recorded(Collection<String> operationIds) {
        demandConnection();
        Map<String, RecordedOperation> recorded = new HashMap<>(log.operations());
        recorded.keySet().retainAll(operationIds);
        return recorded;
    }

    @Override
    public void append(LogBatch batch) {
        demandConnection();
        demandFence();
        SimulatedFaults.Fate fate = faults.ofBatch();
        if (fate == SimulatedFaults.Fate.REFUSED) {
            faults.note(SimulatedHappening.DISK_FULL);
            throw new LogFailure.WriteRefused("The disk is full", CAUSE);
        }
        if (fate == SimulatedFaults.Fate.LOST_BEFORE) {
            faults.note(SimulatedHappening.BATCH_LOST_BEFORE_COMMIT);
            throw lose();
        }
        if (fate == SimulatedFaults.Fate.BROKEN_BEFORE) {
            faults.note(SimulatedHappening.ERROR_BEFORE_COMMIT);
            throw new LinkageError("simulated");
        }
        obeyConstraints(batch);
        if (fate == SimulatedFaults.Fate.LOST_IN_LIMBO) {
            log.lose(batch);
            throw lose();
        }
        log.write(batch);
        if (fate == SimulatedFaults.Fate.LOST_AFTER) {
            faults.note(SimulatedHappening.BATCH_LOST_AFTER_COMMIT);
            throw lose();
        }
        if (fate == SimulatedFaults.Fate.BROKEN_AFTER) {
            faults.note(SimulatedHappening.ERROR_AFTER_COMMIT);
            throw new LinkageError("simulated");
        }
    }

    private LogFailure lose() {
        lost = true;
        return new LogFailure.OutcomeUnknown(CAUSE);
    }

    private void obeyConstraints(LogBatch batch) {
        if (!batch.events().isEmpty() && log.head() != batch.headBefore()) {
            faults.note(SimulatedHappening.FOREIGN_EVENT_AT_OUR_POSITION);
            throw new LogFailure.PositionTaken(CAUSE);
        }
        for (RecordedOperation operation : batch.operations()) {
            if (log.operations().containsKey(operation.operationId())) {
                faults.note(SimulatedHappening.OPERATION_RECORDED_ALREADY);
                throw new LogFailure.OperationsRecorded(CAUSE);
            }
        }
        for (LoggedEvent logged : batch.events()) {
            if (log.lastSequenceOf(logged.event().aggregateId()).orElse(-1L)
                    >= logged.event().sequence()) {
                faults.note(SimulatedHappening.SEQUENCE_TAKEN);
                throw new LogFailure.TicketRefused(true, "event_sequence", CAUSE);
            }
            if (new String(logged.event().payload(), StandardCharsets.UTF_8).contains("\"marbles\":13,")) {
                faults.note(SimulatedHappening.CONTENT_REFUSED);
                throw new LogFailure.TicketRefused(false, "cursed", CAUSE);
            }
        }
    }

    @Override
    public Fate fateOf(LogBatch batch) {
        if (log.isCurrent(epoch)) {
            return Fate.OPEN;
        }
        return log.holds(batch) ? Fate.WRITTEN : Fate.NOT_WRITTEN;
    }

    @Override
    public void confirm() {
        demandConnection();
        demandFence();
        if (faults.mayHappen(0.02)) {
            lost = true;
            faults.note(SimulatedHappening.CONNECTION_CUT_WHILE_IDLE);
            throw new LogFailure.Fenced("The connection was cut", CAUSE);
        }
    }

    private void demandConnection() {
        if (lost) {
            throw new LogFailure.Fenced("There is no connection", CAUSE);
        }
    }

    private void demandFence() {
        if (!log.isCurrent(epoch)) {
            faults.note(SimulatedHappening.FENCED);
            throw new LogFailure.Fenced("Another process has taken over", CAUSE);
        }
    }

    @Override
    public void close() {
        lost = true;
    }
}
