package io.corebank.transfer;

import io.corebank.api.InvalidValue;
import io.corebank.api.Money;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How much of a transfer goes back.
 *
 * @param amount absent: all that is left of it
 * @param currency of the amount; absent: the transfer's
 */
record ReversalBody(
        @Nullable String amount,
        @Nullable String currency,
        @Nullable String reference) {

    static final ReversalBody ALL = new ReversalBody(null, null, null);

    /** What is asked of a transfer that nobody knows, and so in no currency. */
    List<String> asWritten(String transferId) {
        return Stream.of(transferId, amount, currency, reference)
                .map(text -> Objects.requireNonNullElse(text, ""))
                .toList();
    }

    /**
     * The amount, or nothing for all that is left.
     *
     * @throws InvalidValue when it is no amount, or a currency stands alone
     */
    @Nullable
    Money part(String currencyOfTransfer) {
        if (amount == null && currency != null) {
            throw new InvalidValue("currency", "A currency belongs to an amount");
        }
        return amount == null
                ? null
                : Money.parse(amount, currency == null ? currencyOfTransfer : currency)
                        .positive();
    }
}
