package io.corebank.query.movement;

/** Why money moved. */
public enum MovementType {
    DEPOSIT,
    WITHDRAWAL,
    CAPTURE,
    TRANSFER_OUT,
    TRANSFER_IN;

    Direction direction() {
        return this == DEPOSIT || this == TRANSFER_IN ? Direction.CREDIT : Direction.DEBIT;
    }

    /** Whether the balance rose or fell. */
    public enum Direction {
        CREDIT,
        DEBIT
    }
}
