package io.corebank.query.account;

import io.corebank.api.Money;
import java.time.Instant;

/** The figures of an account at an instant, with amounts as decimal strings. */
record BalanceView(
        String accountId,
        Instant at,
        String currency,
        AccountStatus status,
        String posted,
        String held,
        String available,
        String overdraftLimit,
        long version) {

    static BalanceView of(AccountDocument account, Instant at) {
        String currency = account.currency();
        return new BalanceView(
                account.accountId(),
                at,
                currency,
                account.status(),
                Money.format(account.posted(), currency),
                Money.format(account.held(), currency),
                Money.format(account.available(), currency),
                Money.format(account.overdraftLimit(), currency),
                account.version());
    }
}
