package io.corebank.eventstore;

import org.axonframework.common.AxonTransientException;

/** As many commands as this process takes are in flight already; this one was not started. Ask again later. */
public class TooManyCommandsException extends AxonTransientException {

    public TooManyCommandsException(int limit) {
        super("There are " + limit + " commands in flight already");
    }
}
