package io.corebank.query.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.corebank.api.Money;
import io.corebank.query.reading.AsOf;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account as people see it, with amounts as decimal strings.
 *
 * @param asOf everything that had happened by then is contained
 * @param highlight the name as HTML with the words that a search found in {@code <em>}; absent without a search
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
        Instant asOf,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String highlight) {

    static AccountView of(AccountDocument account, AsOf asOf) {
        return of(account, asOf, null);
    }

    static AccountView of(AccountDocument account, AsOf asOf, @Nullable String highlight) {
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
                asOf.at() == null ? account.changedAt() : asOf.at(),
                highlight);
    }
}
