package io.corebank.query.reconciliation;

import java.util.Locale;

/** What the reconciler compares. */
public enum Check {
    /** Every document of an account says what its events say, field by field. */
    ACCOUNTS,
    /** There is a movement for every event of money, with its content, and none besides. */
    MOVEMENTS,
    /** There is an entry in the books for every event of money, with its content, and none besides. */
    LEDGER,
    /** The books add up to zero in every currency. */
    TRIAL_BALANCE,
    /** What is held is what open transfers and open authorisations hold. */
    HOLDS,
    /** No event of an account breaks its rules. */
    ACCOUNT_RULES,
    /** The hash of every event follows from the events before it. */
    HASH_CHAINS,
    /** Every document of a transfer says what its events say. */
    TRANSFERS,
    /** No transfer is under way longer than it may be. */
    TRANSFER_AGE;

    /** The name that reports and metrics use. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
