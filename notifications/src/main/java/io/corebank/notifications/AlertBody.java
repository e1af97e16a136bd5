package io.corebank.notifications;

import io.corebank.api.Identifiers;
import io.corebank.api.InvalidValue;
import io.corebank.api.Money;
import io.corebank.support.openapi.Required;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a caller wants to be warned of.
 *
 * @param accountId absent for every account that the webhook is about
 * @param threshold as a decimal string, for rules about amounts
 * @param currency of the accounts; that of the account unless it is named
 */
record AlertBody(
        @Required AlertRule.@Nullable Kind kind,
        @Nullable String accountId,
        @Nullable String threshold,
        @Nullable String currency) {

    AlertBody {
        accountId = accountId == null ? null : Identifiers.canonical(accountId);
    }

    AlertRule.Kind required() {
        if (kind == null) {
            throw new InvalidValue("kind", "LOW_BALANCE, LARGE_MOVEMENT or REFUSED_TRANSFER");
        }
        return kind;
    }

    /** The content in a fixed order, by which a key that is used again for something else is found out. */
    List<String> canonical() {
        requireThresholdOnlyIfNeeded();
        if (accountId != null && !WebhookBody.isPlausible(accountId)) {
            throw new InvalidValue("accountId", "This is not the id of an account");
        }
        return List.of(required().name(), String.valueOf(accountId), plainThreshold(), String.valueOf(currency));
    }

    /** 10.0 and 10.00 are the same. What is no number is refused later. */
    private String plainThreshold() {
        try {
            return threshold == null
                    ? ""
                    : new BigDecimal(threshold).stripTrailingZeros().toString();
        } catch (NumberFormatException noNumber) {
            return threshold;
        }
    }

    private void requireThresholdOnlyIfNeeded() {
        boolean needed = required().hasThreshold();
        if (needed != (threshold != null)) {
            throw new InvalidValue("threshold", needed ? "The rule needs an amount" : "The rule has no amount");
        }
    }

    /** The threshold, null for a rule that has none. */
    @Nullable
    Money amount(@Nullable String currencyOfAccount) {
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
