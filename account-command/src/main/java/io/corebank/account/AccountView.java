package io.corebank.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.corebank.api.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A rebuilt account, with the names and the decimal strings that its readers know from the rest of the API. */
record AccountView(
        String accountId,
        String customerId,
        String currency,
        AccountStatus status,
        String posted,
        String held,
        String available,
        String overdraftLimit,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String perTransferLimit,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String dailyLimit,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable LocalDate spendingDay,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String spent,
        long version,
        List<OpenHold> holds,
        Map<String, String> recentOperations) {

    /** Money that is set aside. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OpenHold(
            String holdId,
            String amount,
            @Nullable String transferId,
            @Nullable Instant expiresAt) {}

    static AccountView of(AccountState account, long version) {
        String currency = account.currency;
        Balance balance = account.balance;
        return new AccountView(
                account.accountId,
                account.customerId,
                currency,
                account.status,
                Money.format(balance.postedMinor(), currency),
                Money.format(balance.heldMinor(), currency),
                Money.format(balance.availableMinor(), currency),
                Money.format(balance.overdraftLimitMinor(), currency),
                format(account.limits.perTransferMinor(), currency),
                format(account.limits.dailyMinor(), currency),
                account.spending.day(),
                account.spending.day() == null ? null : Money.format(account.spending.minor(), currency),
                version,
                account.holds.entrySet().stream()
                        .map(open -> openHold(open.getKey(), open.getValue(), currency))
                        .toList(),
                account.operations.outcomes());
    }

    private static @Nullable String format(@Nullable Long minor, String currency) {
        return minor == null ? null : Money.format(minor, currency);
    }

    private static OpenHold openHold(String holdId, Hold hold, String currency) {
        return new OpenHold(holdId, Money.format(hold.amountMinor(), currency), hold.transferId(), hold.expiresAt());
    }
}
