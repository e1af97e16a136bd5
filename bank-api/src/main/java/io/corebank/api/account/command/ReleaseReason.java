package io.corebank.api.account.command;

/** Why a hold was given back. */
public enum ReleaseReason {
    REQUESTED,
    EXPIRED,
    TRANSFER_COMPENSATED
}
