package io.corebank.eventstore.commit;

import io.corebank.eventstore.Operation;

/** The operation that a ticket is, with the result that will be recorded: its type, and its body as JSON. */
public record NewOperation(Operation operation, String type, String body) {}
