package io.corebank.eventstore;

import org.axonframework.common.AxonNonTransientException;

/** The connection was lost while the command committed, and nobody could tell what became of it. Its operation will. */
public class UnknownOutcomeException extends AxonNonTransientException {

    public UnknownOutcomeException(String message) {
        super(message);
    }
}
