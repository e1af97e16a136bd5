package io.corebank.eventstore;

import org.axonframework.common.AxonConfigurationException;

/** A handler is configured to see events before they are durable, which this application has not allowed. */
public class EarlyHandlingException extends AxonConfigurationException {

    public EarlyHandlingException() {
        super("A subscribing event processor would handle events before they are durable, and events that never become"
                + " durable. Make it a pooled or tracking processor, or set"
                + " event-store.allow-subscribing-processors=true if it has no effect outside its transaction.");
    }
}
