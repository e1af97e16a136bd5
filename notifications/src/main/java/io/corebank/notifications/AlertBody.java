package io.corebank.notifications;

import io.corebank.api.InvalidValue;
import io.corebank.api.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a caller wants to be warned of.
 *
 * @param accountId absent for every account that the webhook is about
 * @param threshold as a decimal string, for rules about amounts
 * @param currency of the accounts; that of the account unless it is named
 */
record AlertBody(
        AlertRule.@Nullable Kind kind,
        @Nullable String accountId,
        @Nullable String threshold,
        @Nullable String currency) {

    AlertRule.Kind required() {
        if (kind == null) {
            throw new InvalidValue("kind", "LOW_BALANCE, LARGE_MOVEMENT or REFUSED_TRANSFER");
        }
        return kind;
    }

    /** The threshold, null for a rule that has none. */
    @Nullable
    Money amount(@Nullable String currencyOfAccount) {
        boolean needed = required().hasThreshold();
        if (needed != (threshold != null)) {
            throw new InvalidValue("threshold", needed ? "The rule needs an amount" : "The rule has no amount");
        }
        String unit = currency == null ? currencyOfAccount : currency;
        if (threshold == null) {
            return null;
        }
        if (unit == null) {
            throw new InvalidValue("currency", "Name the account or the currency");
        }
        return Money.parse(threshold, unit).positive();
    }
}
