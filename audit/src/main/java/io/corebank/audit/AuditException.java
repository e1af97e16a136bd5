package io.corebank.audit;

/** An audit cannot go on; this says nothing about what it would have found. */
public final class AuditException extends RuntimeException {

    AuditException(String message, Throwable cause) {
        super(message, cause);
    }
}
