package io.corebank.eventstore.migration;

/** The events cannot be taken over as they are. Says in a sentence why, and what to do about it. */
public class ImportRefusedException extends RuntimeException {

    public ImportRefusedException(String message) {
        super(message);
    }

    public ImportRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
