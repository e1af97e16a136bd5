package io.corebank.support.security;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** Is told of everybody who is not let in. Must not fail: the answer is the same whatever it does. */
public interface Refusals {

    /**
     * Somebody was not let in.
     *
     * @param caller null when there was no valid token
     */
    void refused(HttpServletRequest request, @Nullable Caller caller, int status);
}
