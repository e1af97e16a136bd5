package io.corebank.audit;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What each event of an account may do to its figures. An event that is not listed may do nothing to them, so that a
 * new kind of movement is a finding until somebody has decided here what it means.
 */
enum Rule {
    MONEY_DEPOSITED("MoneyDeposited", 1, Field.AMOUNT),
    MONEY_WITHDRAWN("MoneyWithdrawn", -1, Field.AMOUNT),
    TRANSFER_CREDITED("TransferCredited", 1, Field.AMOUNT),
    HOLD_CAPTURED("HoldCaptured", -1, Field.CAPTURED),
    HOLD_PLACED("HoldPlaced", 0, Field.AMOUNT),
    NOTHING("", 0, Field.AMOUNT);

    private static final Map<String, Rule> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Rule::event, Function.identity()));

    private final String event;
    private final int sign;
    private final Field amount;

    Rule(String event, int sign, Field amount) {
        this.event = event;
        this.sign = sign;
        this.amount = amount;
    }

    static Rule of(String event) {
        return BY_NAME.getOrDefault(event, NOTHING);
    }

    private String event() {
        return event;
    }

    /** What the event adds to the posted balance, in minor units. */
    long posts(Facts facts) {
        return sign * facts.number(amount);
    }

    /** Whether it moves money or sets it aside. */
    boolean moves() {
        return this != NOTHING;
    }

    /** Whether it is a debit that the account was free to refuse: all but the last leg of a transfer. */
    boolean isDebitByChoice(Facts facts) {
        return this == MONEY_WITHDRAWN
                || this == HOLD_PLACED
                || (this == HOLD_CAPTURED && !facts.has(Field.TRANSFER_ID));
    }
}
