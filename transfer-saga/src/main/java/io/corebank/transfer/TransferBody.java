package io.corebank.transfer;

import io.corebank.api.Identifiers;
import io.corebank.api.InvalidValue;
import io.corebank.api.Money;
import io.corebank.support.openapi.Required;
import io.corebank.support.web.PlainText;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a customer sends to ask for a transfer. */
record TransferBody(
        @Required @Nullable String fromAccountId,
        @Required @Nullable String toAccountId,
        @Required @Nullable String amount,
        @Required @Nullable String currency,
        @Nullable String reference,
        @Nullable String executeAt) {

    private static final int LONGEST_REFERENCE = 140;

    /** The same, found to make sense. */
    record Valid(
            String fromAccountId,
            String toAccountId,
            Money amount,
            @Nullable String reference,
            @Nullable Instant executeAt) {

        /** What it says, in canonical form. */
        List<String> content() {
            String text = reference == null ? "" : reference;
            return executeAt == null
                    ? List.of(fromAccountId, toAccountId, amount.toString(), text)
                    : List.of(fromAccountId, toAccountId, amount.toString(), text, executeAt.toString());
        }
    }

    /**
     * Reads all fields.
     *
     * @throws InvalidValue naming the first field that makes no sense
     */
    Valid validated() {
        return new Valid(
                account("fromAccountId", fromAccountId),
                account("toAccountId", toAccountId),
                amount(amount, currency),
                optional(reference),
                instant("executeAt", executeAt));
    }

    static String account(String field, @Nullable String accountId) {
        String id = required(field, accountId);
        if (!PlainText.is(id)) {
            throw new InvalidValue(field, "The id must not have control characters");
        }
        return Identifiers.canonical(id);
    }

    private static @Nullable Instant instant(String field, @Nullable String value) {
        try {
            return value == null ? null : OffsetDateTime.parse(value).toInstant();
        } catch (DateTimeParseException notOne) {
            throw new InvalidValue(field, "A time is written like 2030-01-31T12:00:00Z", notOne);
        }
    }

    static Money amount(@Nullable String amount, @Nullable String currency) {
        return Money.parse(required("amount", amount), required("currency", currency))
                .positive();
    }

    /** A reference that people can read; null when there is none. */
    static @Nullable String optional(@Nullable String reference) {
        return reference == null || reference.isEmpty() ? null : printable(reference);
    }

    static String required(String field, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            throw new InvalidValue(field, "The field is missing");
        }
        return value;
    }

    private static String printable(String reference) {
        if (reference.isBlank() || reference.codePointCount(0, reference.length()) > LONGEST_REFERENCE) {
            throw new InvalidValue("reference", "The text must have 1 to " + LONGEST_REFERENCE + " characters");
        }
        if (!PlainText.is(reference)) {
            throw new InvalidValue("reference", "The text must not have control characters");
        }
        return reference;
    }
}
