package io.corebank.query.analytics;

import io.corebank.api.Money;

/** Sums that Elasticsearch makes. It adds whole numbers as doubles, which is exact as long as the sum fits into one. */
final class Amounts {

    private static final double LARGEST_EXACT = 1L << 53;

    private Amounts() {}

    /**
     * The sum as a decimal string.
     *
     * @throws SumTooLarge when the sum is too large to be exact, rather than tell it nearly
     */
    static String of(double sum, String currency) {
        if (!(Math.abs(sum) <= LARGEST_EXACT)) {
            throw new SumTooLarge();
        }
        return Money.format((long) sum, currency);
    }
}
