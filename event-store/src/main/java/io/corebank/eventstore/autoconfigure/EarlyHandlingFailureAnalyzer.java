package io.corebank.eventstore.autoconfigure;

import io.corebank.eventstore.EarlyHandlingException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in plain words why an application with a subscribing processor does not start. */
final class EarlyHandlingFailureAnalyzer extends AbstractFailureAnalyzer<EarlyHandlingException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, EarlyHandlingException cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()),
                "Set axon.eventhandling.processors.<name>.mode to pooled, or, knowing what it means,"
                        + " event-store.allow-subscribing-processors to true.",
                cause);
    }
}
