package io.corebank.query.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The totals of the bank's books, per currency and internal account, as decimal strings. In every currency the balances
 * add up to zero, at every position.
 *
 * @param at everything that had happened by then is contained; null when nobody can tell
 * @param position of the last event that is contained
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TrialBalance(@Nullable Instant at, long position, List<OfCurrency> currencies) {

    /** The books in one currency; the total is zero when they balance. */
    public record OfCurrency(String currency, List<OfAccount> accounts, String total) {

        static OfCurrency of(String currency, Map<InternalAccount, Turnover> turnovers) {
            int digits = Currency.getInstance(currency).getDefaultFractionDigits();
            BigInteger total =
                    turnovers.values().stream().map(Turnover::balance).reduce(BigInteger.ZERO, BigInteger::add);
            return new OfCurrency(
                    currency,
                    turnovers.entrySet().stream()
                            .map(entry -> OfAccount.of(entry.getKey(), entry.getValue(), digits))
                            .toList(),
                    text(total, digits));
        }
    }

    /** The debits and credits of an internal account, and what the first exceed the second by. */
    public record OfAccount(InternalAccount account, String debit, String credit, String balance) {

        private static OfAccount of(InternalAccount account, Turnover turnover, int digits) {
            return new OfAccount(
                    account,
                    text(turnover.debit(), digits),
                    text(turnover.credit(), digits),
                    text(turnover.balance(), digits));
        }
    }

    /** Whether the balances of every currency add up to zero. */
    public boolean isBalanced() {
        return currencies.stream().allMatch(books -> new BigDecimal(books.total()).signum() == 0);
    }

    private static String text(BigInteger minor, int digits) {
        return new BigDecimal(minor, digits).toPlainString();
    }
}
