package io.corebank.eventstore;

import java.util.Optional;

/** What became of every operation. An operation has one outcome for ever, whoever asks and however often. */
public interface OperationLog {

    /** The recorded outcome; empty when the operation is unknown or still running. */
    Optional<RecordedOperation> find(String operationId);

    /**
     * Records an outcome that has no events, such as a refusal, in a transaction of its own.
     *
     * @return what is recorded now: the given outcome, or the earlier one if there was one
     */
    RecordedOperation record(RecordedOperation outcome);
}
