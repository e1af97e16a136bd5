package io.corebank.query.movement;

import io.corebank.query.account.AccountDocument;
import org.jspecify.annotations.Nullable;

/**
 * What a statement is about: the account, the period, and the last movement before it and within it. Positions bound
 * it, so that it stays the same while it is written and always adds up, whatever clocks did.
 */
record Statement(
        AccountDocument account,
        Period period,
        @Nullable MovementDocument before,
        @Nullable MovementDocument last) {

    /** The balance when the period began. */
    long opening() {
        return before == null ? 0 : before.balance();
    }

    /** The balance when it ended. */
    long closing() {
        return last == null ? opening() : last.balance();
    }

    /** Movements after this position belong to it. */
    long after() {
        return before == null ? 0 : before.position();
    }

    /** Movements up to this position belong to it. */
    long upTo() {
        return last == null ? after() : last.position();
    }
}
