package io.corebank.api.standing.command;

/** Which standing order a command has changed, with its version counted from 1. */
public record StandingOrderReceipt(String standingOrderId, long version) {}
