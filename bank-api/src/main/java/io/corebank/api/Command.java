package io.corebank.api;

/** A request to change one aggregate. The operation id names it for ever, so that it takes effect at most once. */
public interface Command {
    String operationId();
}
