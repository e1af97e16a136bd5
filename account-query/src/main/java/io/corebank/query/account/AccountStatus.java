package io.corebank.query.account;

/** What an account may do at the moment: everything, take money only, or nothing ever again. */
public enum AccountStatus {
    OPEN,
    FROZEN,
    CLOSED
}
