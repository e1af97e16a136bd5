package io.corebank.query.ledger;

/** An account of the bank's own books. */
public enum InternalAccount {
    /** Money outside: what customers brought in and took out, in cash or by card. */
    CASH,
    /** Money that has arrived at the payee and not left the payer yet; nothing when no transfer is under way. */
    TRANSFERS_IN_FLIGHT,
    /** What the bank owes to its customers. */
    CUSTOMER_ACCOUNTS
}
