package io.corebank.support.limits;

/** Counts what has been spent under each name, exactly. */
interface SpendingBook {

    /** Spends the cost when that much is left of the limit, and nothing otherwise. */
    Grant spend(String name, long cost, long limit);

    /** Takes back what was spent in vain. */
    void giveBack(String name, long cost);
}
