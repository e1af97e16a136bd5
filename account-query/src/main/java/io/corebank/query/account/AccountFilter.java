package io.corebank.query.account;

import io.corebank.api.InvalidValue;
import io.corebank.api.Money;
import io.corebank.support.web.MalformedRequest;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which accounts are asked for, checked.
 *
 * @param text to be found in owners' names, or an account's or a customer's id
 * @param minPosted the least posted balance in minor units, which only means something together with a currency
 */
record AccountFilter(
        @Nullable String text,
        @Nullable AccountStatus status,
        @Nullable String currency,
        @Nullable Long minPosted,
        @Nullable AccountOrder order) {

    private static final int LONGEST_TEXT = 200;

    /**
     * Reads the parameters of the list of accounts.
     *
     * @throws MalformedRequest for parameters that mean nothing
     * @throws InvalidValue for amounts and currencies that are none
     */
    static AccountFilter of(
            @Nullable String text,
            @Nullable String status,
            @Nullable String currency,
            @Nullable String minBalance,
            @Nullable String sort) {
        if (text != null && text.length() > LONGEST_TEXT) {
            throw invalid("q has at most " + LONGEST_TEXT + " characters.");
        }
        if (minBalance != null && currency == null) {
            throw invalid("minBalance needs a currency, because currencies differ in their digits.");
        }
        if (currency != null) {
            Money.zero(currency);
        }
        return new AccountFilter(
                text == null || text.isBlank() ? null : text.trim(),
                status == null ? null : statusOf(status),
                currency,
                minBalance == null || currency == null ? null : minorOf(minBalance, currency),
                sort == null ? null : AccountOrder.of(sort));
    }

    private static long minorOf(String minBalance, String currency) {
        try {
            return Money.parse(minBalance, currency).minor();
        } catch (InvalidValue invalid) {
            throw new InvalidValue("minBalance", String.valueOf(invalid.getMessage()), invalid);
        }
    }

    private static AccountStatus statusOf(String name) {
        return Arrays.stream(AccountStatus.values())
                .filter(status -> status.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> invalid("status is one of " + Arrays.toString(AccountStatus.values()) + "."));
    }

    private static MalformedRequest invalid(String detail) {
        return new MalformedRequest("invalid-parameter", detail);
    }
}
