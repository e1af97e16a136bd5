package io.corebank.eventstore.commit;

import io.corebank.eventstore.RecordedOperation;
import java.util.Collection;
import java.util.Map;

/** The tenure of this process as the only writer. Once it has failed with {@link LogFailure.Fenced}, it is over. */
public interface LogWriter extends AutoCloseable {

    /** What became of a batch whose connection was lost. */
    enum Fate {
        WRITTEN,
        NOT_WRITTEN,
        /** The lost connection may still be committing it. */
        OPEN
    }

    /** The position of the newest event; 0 when there is none. */
    long head();

    /** The ends of those streams that have events. */
    Map<String, StreamHead> streamHeads(Collection<String> aggregateIds);

    /** Those of the operations that are recorded already. */
    Map<String, RecordedOperation> recorded(Collection<String> operationIds);

    /** Writes all of the batch durably, or fails with the {@link LogFailure} that tells what to do about it. */
    void append(LogBatch batch);

    /**
     * Looks, once this tenure is over, for the batch that it was writing. The answer is final unless it is OPEN, which
     * it is until the fence has moved on.
     */
    Fate fateOf(LogBatch batch);

    /** Makes sure that this process is the writer still, which also tells whoever guards the fence that it is alive. */
    void confirm();

    /** Ends the tenure, so that another process can take over at once. */
    @Override
    void close();
}
