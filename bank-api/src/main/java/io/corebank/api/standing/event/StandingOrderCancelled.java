package io.corebank.api.standing.event;

import org.axonframework.serialization.Revision;

/** The standing order was called off. A transfer that has begun is not. */
@Revision("1")
public record StandingOrderCancelled(String standingOrderId, String operationId) implements StandingOrderEvent {}
