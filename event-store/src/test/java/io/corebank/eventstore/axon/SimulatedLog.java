package io.corebank.eventstore.axon;

import io.corebank.eventstore.OperationLog;
import io.corebank.eventstore.RecordedOperation;
import io.corebank.eventstore.commit.HashChain;
import io.corebank.eventstore.commit.Log;
import io.corebank.eventstore.commit.LogBatch;
import io.corebank.eventstore.commit.LogReader;
import io.corebank.eventstore.commit.LogWriter;
import io.corebank.eventstore.commit.LoggedEvent;
import io.corebank.eventstore.commit.SnapshotStore;
import io.corebank.eventstore.commit.StoredRow;
import io.corebank.eventstore.commit.StoredSnapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The log as PostgreSQL would keep it, in memory, with the constraints of its tables and the faults of a bad day. */
final class SimulatedLog implements Log, LogReader {

    private final SimulatedFaults faults;
    private final List<StoredRow> rows = new ArrayList<>();
    private final Map<String, RecordedOperation> operations = new HashMap<>();
    private final Map<String, StoredSnapshot> snapshots = new HashMap<>();
    private long epoch;
    /** A batch of a lost session that may still commit, as long as nobody has taken over. */
    private @Nullable LogBatch limbo;

    SimulatedLog(SimulatedFaults faults) {
        this.faults = faults;
    }

    @Override
    public Optional<LogWriter> takeOver() {
        if (faults.standsBy()) {
            return Optional.empty();
        }
        settleLimbo();
        epoch++;
        return Optional.of(new SimulatedLogWriter(this, faults, epoch));
    }

    /** Another process takes over, which it can only do when no session of ours is left. */
    void passOver() {
        settleLimbo();
        epoch++;
    }

    private void settleLimbo() {
        LogBatch batch = limbo;
        limbo = null;
        if (batch != null && faults.limboCommits() && fits(batch)) {
            write(batch);
        }
    }

    /** Whether nobody has written at its positions meanwhile, past the fence. */
    private boolean fits(LogBatch batch) {
        return batch.events().isEmpty() || batch.headBefore() == head();
    }

    void lose(LogBatch batch) {
        limbo = batch;
    }

    boolean isCurrent(long writersEpoch) {
        return epoch == writersEpoch;
    }

    boolean holds(LogBatch batch) {
        if (batch.events().isEmpty()) {
            RecordedOperation first = batch.operations().get(0);
            return first.equals(operations.get(first.operationId()));
        }
        LoggedEvent first = batch.events().get(0);
        return first.position() <= rows.size()
                && rows.get((int) first.position() - 1)
                        .eventId()
                        .equals(first.event().eventId());
    }

    void write(LogBatch batch) {
        for (LoggedEvent logged : batch.events()) {
            if (logged.position() != rows.size() + 1) {
                throw new AssertionError("A gap before position " + logged.position());
            }
            rows.add(new StoredRow(
                    logged.position(),
                    HashChain.microsOf(logged.event().at()),
                    logged.event().sequence(),
                    logged.event().type(),
                    logged.event().aggregateId(),
                    logged.event().eventId(),
                    logged.hash(),
                    logged.event().payload(),
                    logged.event().metaData()));
        }
        batch.operations().forEach(operation -> operations.put(operation.operationId(), operation));
    }

    /** An event that somebody else writes. */
    void append(StoredRow row) {
        rows.add(row);
    }

    List<StoredRow> rows() {
        return rows;
    }

    Map<String, RecordedOperation> operations() {
        return operations;
    }

    @Override
    public void close() {
        settleLimbo();
    }

    @Override
    public long head() {
        return rows.size();
    }

    @Override
    public List<StoredRow> after(long position, int limit) {
        return List.copyOf(rows.subList((int) position, (int) Math.min(rows.size(), position + limit)));
    }

    @Override
    public List<StoredRow> ofAggregate(String aggregateId, long fromSequence, int limit) {
        return rows.stream()
                .filter(row -> row.aggregateId().equals(aggregateId) && row.sequence() >= fromSequence)
                .limit(limit)
                .toList();
    }

    @Override
    public long writtenUpTo() {
        return head();
    }

    @Override
    public Optional<Long> positionBefore(long atMicros) {
        return rows.stream()
                .filter(row -> row.atMicros() >= atMicros)
                .map(row -> row.position() - 1)
                .findFirst();
    }

    @Override
    public Optional<Long> lastSequenceOf(String aggregateId) {
        return rows.stream()
                .filter(row -> row.aggregateId().equals(aggregateId))
                .map(StoredRow::sequence)
                .reduce((earlier, later) -> later);
    }

    SnapshotStore snapshots() {
        return new SnapshotStore() {
            @Override
            public Optional<StoredSnapshot> find(String aggregateId) {
                return Optional.ofNullable(snapshots.get(aggregateId));
            }

            @Override
            public void store(StoredSnapshot snapshot) {
                snapshots.merge(
                        snapshot.aggregateId(),
                        snapshot,
                        (old, newer) -> newer.sequence() >= old.sequence() ? newer : old);
            }
        };
    }

    OperationLog operationLog() {
        return new OperationLog() {
            @Override
            public Optional<RecordedOperation> find(String operationId) {
                return Optional.ofNullable(operations.get(operationId));
            }

            @Override
            public RecordedOperation record(RecordedOperation outcome) {
                RecordedOperation earlier = operations.putIfAbsent(outcome.operationId(), outcome);
                return earlier == null ? outcome : earlier;
            }
        };
    }
}
