package io.corebank.query.ledger;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.corebank.query.ledger.Posting.Side;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The entry of one event in the books, in minor units. Never changes. The two sides are kept apart, each with its own
 * amount, so that the books can be checked to balance.
 *
 * @param accountId the customer's account whose event it is
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record LedgerDocument(
        String entryId,
        long position,
        Instant at,
        String accountId,
        @Nullable String transferId,
        String currency,
        Line debit,
        Line credit) {

    /**
     * One side of an entry. Elasticsearch adds up in floating point, so that the amount is also kept in three parts of
     * 21 bits each, whose sums stay exact for four thousand million entries.
     */
    record Line(InternalAccount account, long amount, int low, int middle, int high) {

        static final int PART_BITS = 21;
        private static final int PART = (1 << PART_BITS) - 1;

        static Line of(Posting posting) {
            long amount = posting.amountMinor();
            return new Line(
                    posting.account(), amount, (int) (amount & PART), (int) ((amount >>> PART_BITS) & PART), (int)
                            ((amount >>> (2 * PART_BITS)) & PART));
        }
    }

    static Line lineOf(Iterable<Posting> postings, Side side) {
        Line found = null;
        for (Posting posting : postings) {
            if (posting.side() == side) {
                found = only(found, Line.of(posting));
            }
        }
        if (found == null) {
            throw new IllegalArgumentException("An entry has a line on each side");
        }
        return found;
    }

    private static Line only(@Nullable Line before, Line line) {
        if (before != null) {
            throw new IllegalArgumentException("An entry has one line on each side");
        }
        return line;
    }
}
