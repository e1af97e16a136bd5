package io.corebank.support.web;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The body of a request goes on after the last byte that is read of one. */
final class BodyTooLarge extends IOException {

    static final String DETAIL = "The body is longer than the bank reads.";

    BodyTooLarge() {
        super(DETAIL);
    }

    /** Whether a failure to read a body comes from its length. */
    static boolean isCauseOf(Throwable unreadable) {
        for (@Nullable Throwable cause = unreadable; cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyTooLarge) {
                return true;
            }
        }
        return false;
    }
}
