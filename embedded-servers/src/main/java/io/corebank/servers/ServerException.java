package io.corebank.servers;

import org.jspecify.annotations.Nullable;

/** A server cannot be unpacked, started or stopped; the message is one sentence that a person can act upon. */
public final class ServerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ServerException(String message) {
        super(message);
    }

    public ServerException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
