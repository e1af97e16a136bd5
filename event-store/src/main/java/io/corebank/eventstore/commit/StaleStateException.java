package io.corebank.eventstore.commit;

import org.axonframework.modelling.command.ConcurrencyException;

/** The command was decided on a state that never became durable. Deciding again, on the state as it is, is safe. */
public class StaleStateException extends ConcurrencyException {

    public StaleStateException(String aggregateId) {
        super("An earlier command on aggregate [" + aggregateId + "] failed, on whose state this one was decided");
    }
}
