package io.corebank.api.standing.command;

import io.corebank.api.Command;

/** A request to change one standing order. */
public sealed interface StandingOrderCommand extends Command
        permits CreateStandingOrder, StartOccurrence, CompleteOccurrence, FailOccurrence, CancelStandingOrder {
    String standingOrderId();
}
