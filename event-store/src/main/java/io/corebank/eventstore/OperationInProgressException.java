package io.corebank.eventstore;

import org.axonframework.common.AxonTransientException;

/** The same operation is being worked on in this process; this command changed nothing. */
public class OperationInProgressException extends AxonTransientException {

    public OperationInProgressException(String operationId) {
        super("Operation " + operationId + " is in progress");
    }
}
