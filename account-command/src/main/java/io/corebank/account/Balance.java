package io.corebank.account;

/**
 * The figures of an account, in minor units. What is available never falls below zero, and it always fits a long: every
 * change asks first, so that none of the arithmetic here can overflow.
 */
record Balance(long postedMinor, long heldMinor, long overdraftLimitMinor) {

    /** Nothing posted and nothing held. */
    static Balance opening(long overdraftLimitMinor) {
        return new Balance(0, 0, overdraftLimitMinor);
    }

    long availableMinor() {
        return postedMinor - heldMinor + overdraftLimitMinor;
    }

    boolean covers(long amountMinor) {
        return amountMinor <= availableMinor();
    }

    boolean hasRoomFor(long amountMinor) {
        return amountMinor <= Long.MAX_VALUE - (postedMinor + overdraftLimitMinor);
    }

    boolean hasRoomForOverdraft(long limitMinor) {
        return limitMinor <= Long.MAX_VALUE - Math.max(0, postedMinor);
    }

    boolean survivesOverdraft(long limitMinor) {
        return limitMinor >= heldMinor - postedMinor;
    }

    Balance credit(long amountMinor) {
        return new Balance(postedMinor + amountMinor, heldMinor, overdraftLimitMinor);
    }

    Balance debit(long amountMinor) {
        return new Balance(postedMinor - amountMinor, heldMinor, overdraftLimitMinor);
    }

    Balance hold(long amountMinor) {
        return new Balance(postedMinor, heldMinor + amountMinor, overdraftLimitMinor);
    }

    Balance release(long amountMinor) {
        return new Balance(postedMinor, heldMinor - amountMinor, overdraftLimitMinor);
    }

    Balance withOverdraft(long limitMinor) {
        return new Balance(postedMinor, heldMinor, limitMinor);
    }
}
