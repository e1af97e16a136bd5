package io.corebank.transfer;

import io.corebank.api.InvalidValue;
import io.corebank.api.Money;
import io.corebank.support.openapi.Required;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a customer sends to have money moved again and again. */
record StandingOrderBody(
        @Required @Nullable String fromAccountId,
        @Required @Nullable String toAccountId,
        @Required @Nullable String amount,
        @Required @Nullable String currency,
        @Nullable String reference,
        @Required @Nullable String every,
        @Required @Nullable String start,
        @Nullable String end,
        @Nullable Integer count) {

    private static final int LONGEST_DAYS = 366;
    private static final int LONGEST_MONTHS = 12;
    private static final int MOST = 10_000;

    /** The same, found to make sense. */
    record Valid(
            String fromAccountId,
            String toAccountId,
            Money amount,
            @Nullable String reference,
            Period every,
            LocalDate start,
            @Nullable LocalDate end,
            @Nullable Integer count) {

        /** What it says, in canonical form. */
        List<String> content() {
            return List.of(
                    fromAccountId,
                    toAccountId,
                    amount.toString(),
                    Objects.toString(reference, ""),
                    every.toString(),
                    start.toString(),
                    Objects.toString(end, ""),
                    Objects.toString(count, ""));
        }
    }

    /**
     * Reads all fields.
     *
     * @throws InvalidValue naming the first field that makes no sense
     */
    Valid validated() {
        if (count != null && (end != null || count < 1 || count > MOST)) {
            throw new InvalidValue("count", "A count is from 1 to " + MOST + ", and without an end");
        }
        return new Valid(
                TransferBody.account("fromAccountId", fromAccountId),
                TransferBody.account("toAccountId", toAccountId),
                TransferBody.amount(amount, currency),
                TransferBody.optional(reference),
                period(TransferBody.required("every", every)),
                date("start", TransferBody.required("start", start)),
                end == null ? null : date("end", end),
                count);
    }

    private static Period period(String value) {
        try {
            Period period = Period.parse(value);
            long months = period.toTotalMonths();
            long days = period.get(ChronoUnit.DAYS);
            boolean oneUnit = months == 0 ? days > 0 && days <= LONGEST_DAYS : days == 0;
            if (!period.isNegative() && oneUnit && months <= LONGEST_MONTHS) {
                return period.normalized();
            }
        } catch (DateTimeException | ArithmeticException notOne) {
            throw new InvalidValue("every", "A period is written like P1D, P1W or P1M", notOne);
        }
        throw new InvalidValue("every", "A period is days, weeks or months, and a year at most");
    }

    private static LocalDate date(String field, String value) {
        try {
            return LocalDate.parse(value);
        } catch (DateTimeException notOne) {
            throw new InvalidValue(field, "A date is written like 2030-01-31", notOne);
        }
    }
}
