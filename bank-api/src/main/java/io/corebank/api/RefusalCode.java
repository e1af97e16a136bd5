package io.corebank.api;

/** Why the bank said no. The code is part of the REST contract; the kind decides the status of the answer. */
public enum RefusalCode {
    ACCOUNT_NOT_FOUND("account-not-found", Kind.NOT_FOUND, "There is no such account"),
    TRANSFER_NOT_FOUND("transfer-not-found", Kind.NOT_FOUND, "There is no such transfer"),
    HOLD_NOT_FOUND("hold-not-found", Kind.NOT_FOUND, "There is no such hold"),
    STALE_VERSION("stale-version", Kind.STALE, "The account has changed since the version that was named"),
    INSUFFICIENT_FUNDS("insufficient-funds", Kind.RULE, "The available amount does not suffice"),
    ACCOUNT_IS_FROZEN("account-frozen", Kind.RULE, "The account is frozen"),
    ACCOUNT_IS_NOT_FROZEN("account-not-frozen", Kind.RULE, "The account is not frozen"),
    ACCOUNT_IS_CLOSED("account-closed", Kind.RULE, "The account is closed"),
    BALANCE_NOT_ZERO("balance-not-zero", Kind.RULE, "Only an account without a balance can be closed"),
    HOLDS_OPEN("holds-open", Kind.RULE, "Only an account without open holds can be closed"),
    HOLD_EXCEEDED("hold-exceeded", Kind.RULE, "No more than the held amount can be captured"),
    HOLD_EXPIRED("hold-expired", Kind.RULE, "The hold has expired"),
    HOLD_OF_TRANSFER(
            "hold-of-transfer", Kind.RULE, "The hold belongs to a transfer, which alone captures or releases it"),
    CURRENCY_MISMATCH("currency-mismatch", Kind.RULE, "The account has another currency"),
    SAME_ACCOUNT("same-account", Kind.RULE, "A transfer needs two different accounts"),
    EXECUTION_TIME("execute-at-out-of-range", Kind.RULE, "A transfer is scheduled for the next 366 days"),
    TRANSFER_NOT_SCHEDULED("transfer-not-scheduled", Kind.RULE, "Only a scheduled transfer can be cancelled"),
    TRANSFER_NOT_COMPLETED("transfer-not-completed", Kind.RULE, "Only a completed transfer can be reversed"),
    TRANSFER_AT_REST("transfer-at-rest", Kind.RULE, "The transfer has ended, or its time has not come"),
    REVERSAL_EXCEEDED("reversal-exceeded", Kind.RULE, "No more than the transfer moved can be reversed"),
    REVERSAL_OF_REVERSAL("reversal-of-reversal", Kind.RULE, "A reversal cannot be reversed"),
    STANDING_ORDER_NOT_FOUND("standing-order-not-found", Kind.NOT_FOUND, "There is no such standing order"),
    STANDING_ORDER_DAYS("standing-order-days", Kind.RULE, "A standing order begins within 366 days and has a day"),
    LIMIT_EXCEEDED("limit-exceeded", Kind.RULE, "A limit of the account would be exceeded");

    /** What a caller can do about a refusal, which HTTP expresses as 404, 412 and 422. */
    public enum Kind {
        NOT_FOUND,
        STALE,
        RULE
    }

    private final String code;
    private final Kind kind;
    private final String title;

    RefusalCode(String code, Kind kind, String title) {
        this.code = code;
        this.kind = kind;
        this.title = title;
    }

    /** The stable name, such as {@code insufficient-funds}. */
    public String code() {
        return code;
    }

    public Kind kind() {
        return kind;
    }

    /** One sentence for a person. */
    public String title() {
        return title;
    }

    /**
     * The refusal with the given stable name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static RefusalCode of(String code) {
        for (RefusalCode candidate : values()) {
            if (candidate.code.equals(code)) {
                return candidate;
            }
        }
        throw new IllegalArgumentException("Not a refusal: " + code);
    }
}
