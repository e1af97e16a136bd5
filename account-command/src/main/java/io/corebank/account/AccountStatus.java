package io.corebank.account;

/** What an account may do: everything, only receive, or nothing any more. */
enum AccountStatus {
    OPEN,
    FROZEN,
    CLOSED
}
