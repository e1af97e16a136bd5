package io.corebank.account;

import io.corebank.api.InvalidValue;
import io.corebank.api.Money;
import io.corebank.support.web.PlainText;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a request's body, and says by its own name which one is wrong. */
final class Fields {

    private static final int LONGEST_REFERENCE = 140;

    private Fields() {}

    static String required(String field, @Nullable String value) {
        if (value == null) {
            throw new InvalidValue(field, "The field is missing");
        }
        return value;
    }

    /** Text for people: not blank, not too long, and nothing in it that a terminal or a log would act on. */
    static String text(String field, @Nullable String value, int longest) {
        String text = required(field, value);
        if (text.isBlank() || text.codePointCount(0, text.length()) > longest) {
            throw new InvalidValue(field, "The text must have 1 to " + longest + " characters");
        }
        if (!PlainText.is(text)) {
            throw new InvalidValue(field, "The text must not have control characters");
        }
        return text;
    }

    static @Nullable String reference(@Nullable String reference) {
        return reference == null || reference.isEmpty() ? null : text("reference", reference, LONGEST_REFERENCE);
    }

    static Money amount(@Nullable String amount, @Nullable String currency) {
        return Money.parse(required("amount", amount), required("currency", currency))
                .positive();
    }

    /** An amount that may be nothing, in a field of another name. */
    static Money amountOrZero(String field, String amount, String currency) {
        try {
            return Money.parse(amount, currency);
        } catch (InvalidValue invalid) {
            throw invalid.field().equals("amount")
                    ? new InvalidValue(field, String.valueOf(invalid.getMessage()), invalid)
                    : invalid;
        }
    }

    static @Nullable Instant instant(String field, @Nullable String value) {
        try {
            return value == null ? null : OffsetDateTime.parse(value).toInstant();
        } catch (DateTimeParseException notOne) {
            throw new InvalidValue(field, "A time is written like 2030-01-31T12:00:00Z", notOne);
        }
    }

    /** A part of the canonical content of a request. */
    static String content(@Nullable Object part) {
        return part == null ? "" : part.toString();
    }
}
