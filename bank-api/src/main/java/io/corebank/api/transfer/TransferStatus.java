package io.corebank.api.transfer;

/**
 * How far a transfer is. The credit is the pivot: before it a failure gives the money back, after it there is no way
 * back.
 */
public enum TransferStatus {
    REQUESTED,
    FUNDS_HELD,
    CREDITED,
    COMPLETED,
    REJECTED,
    COMPENSATED,
    SCHEDULED,
    CANCELLED;

    /** Whether nothing will happen to the transfer any more. */
    public boolean isTerminal() {
        return this == COMPLETED || this == REJECTED || this == COMPENSATED || this == CANCELLED;
    }
}
