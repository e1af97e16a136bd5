package io.corebank.query.ledger;

/**
 * One line of an entry.
 *
 * @param amountMinor in minor units of the currency, more than zero
 */
public record Posting(InternalAccount account, Side side, long amountMinor, String currency) {

    /** Which column of the books the amount is in. */
    public enum Side {
        DEBIT,
        CREDIT
    }
}
