package io.corebank.eventstore;

import org.axonframework.common.AxonNonTransientException;

/** The operation has happened before, and this command changed nothing. Says what became of it then. */
public class DuplicateOperationException extends AxonNonTransientException {

    private final transient RecordedOperation recorded;

    public DuplicateOperationException(RecordedOperation recorded) {
        super("Operation " + recorded.operationId() + " is recorded already");
        this.recorded = recorded;
    }

    public RecordedOperation recorded() {
        return recorded;
    }
}
