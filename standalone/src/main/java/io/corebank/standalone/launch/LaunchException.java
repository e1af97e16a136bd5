package io.corebank.standalone.launch;

/** The bank cannot be started, stopped or asked; the message is one sentence for the person at the terminal. */
final class LaunchException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LaunchException(String message) {
        super(message);
    }

    LaunchException(String message, Throwable cause) {
        super(message, cause);
    }
}
