package io.corebank.api;

/**
 * A value that is not one at all, such as an amount of {@code "1e5"}: the caller's mistake, found before any decision.
 */
public class InvalidValue extends IllegalArgumentException {

    private final String field;

    public InvalidValue(String field, String message) {
        super(message);
        this.field = field;
    }

    public InvalidValue(String field, String message, Throwable cause) {
        super(message, cause);
        this.field = field;
    }

    /** The name of the field, as the caller wrote it. */
    public String field() {
        return field;
    }
}
