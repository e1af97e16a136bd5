package io.corebank.eventstore;

import org.axonframework.common.AxonTransientException;

/** This process cannot write at the moment: another one is the writer, or PostgreSQL is away. Nothing has happened. */
public class EventStoreUnavailableException extends AxonTransientException {

    public EventStoreUnavailableException(String message) {
        super(message);
    }

    public EventStoreUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
