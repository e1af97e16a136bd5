package io.corebank.query.account;

import io.corebank.api.Money;
import io.corebank.query.reading.AsOf;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account as people see it, with amounts as decimal strings.
 *
 * @param asOf everything that had happened by then is contained
 */
record AccountView(
        String accountId,
        String customerId,
        @Nullable String ownerName,
        String currency,
        AccountStatus status,
        String posted,
        String held,
        String available,
        String overdraftLimit,
        long version,
        Instant openedAt,
        Instant asOf) {

    static AccountView of(AccountDocument account, AsOf asOf) {
        String currency = account.currency();
        return new AccountView(
                account.accountId(),
                account.customerId(),
                account.ownerName(),
                currency,
                account.status(),
                Money.format(account.posted(), currency),
                Money.format(account.held(), currency),
                Money.format(account.available(), currency),
                Money.format(account.overdraftLimit(), currency),
                account.version(),
                account.openedAt(),
                asOf.at() == null ? account.changedAt() : asOf.at());
    }
}
