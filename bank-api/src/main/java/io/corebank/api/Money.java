package io.corebank.api;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A non-negative amount of one currency, counted in the currency's minor unit (cents, yen, fils), so that arithmetic is
 * exact. Read from and shown as a decimal string with at most the currency's digits, as ISO 4217 defines them.
 */
public record Money(long minor, String currency) {

    private static final Pattern DECIMAL = Pattern.compile("(0|[1-9][0-9]{0,17})(\\.[0-9]{1,4})?");

    public Money {
        Objects.requireNonNull(currency, "currency");
        digitsOf(currency);
        if (minor < 0) {
            throw new InvalidValue("amount", "An amount is not negative");
        }
    }

    /** Nothing, in the given currency. */
    public static Money zero(String currency) {
        return new Money(0, currency);
    }

    /**
     * Reads a decimal string such as {@code "12.34"}.
     *
     * @throws InvalidValue for signs, exponents, leading zeros, more digits than the currency has, or more than a long
     *     holds
     */
    public static Money parse(String decimal, String currency) {
        int digits = digitsOf(currency);
        if (!DECIMAL.matcher(decimal).matches()) {
            throw new InvalidValue("amount", "An amount is a decimal string such as \"12.34\"");
        }
        BigDecimal value = new BigDecimal(decimal);
        if (value.scale() > digits) {
            throw new InvalidValue("amount", currency + " has " + digits + " digits after the point");
        }
        try {
            return new Money(value.movePointRight(digits).longValueExact(), currency);
        } catch (ArithmeticException tooLarge) {
            throw new InvalidValue("amount", "The amount is too large");
        }
    }

    /** A possibly negative figure of minor units as a decimal string with all of the currency's digits. */
    public static String format(long minor, String currency) {
        return BigDecimal.valueOf(minor, digitsOf(currency)).toPlainString();
    }

    /**
     * This amount, when it is more than nothing.
     *
     * @throws InvalidValue for zero
     */
    public Money positive() {
        if (minor == 0) {
            throw new InvalidValue("amount", "The amount must be more than zero");
        }
        return this;
    }

    @Override
    public String toString() {
        return format(minor, currency) + " " + currency;
    }

    private static int digitsOf(String code) {
        try {
            int digits = Currency.getInstance(code).getDefaultFractionDigits();
            if (digits >= 0) {
                return digits;
            }
        } catch (IllegalArgumentException unknown) {
            throw new InvalidValue("currency", "The currency is not an ISO 4217 code", unknown);
        }
        throw new InvalidValue("currency", "The currency has no minor unit");
    }
}
