package io.corebank.api;

import org.axonframework.commandhandling.RoutingKey;

/**
 * Takes a caller's key for one request, so that it is no other request's in any service. The operation id is made of
 * the caller and the key; what the request says is told by the fingerprint beside the command. The same request may
 * take it again.
 */
public record ClaimKey(@RoutingKey String operationId) implements Command {}
