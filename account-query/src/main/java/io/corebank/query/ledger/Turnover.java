package io.corebank.query.ledger;

import java.math.BigInteger;

/** What was debited to and credited to an internal account, in minor units. A sum may exceed a long. */
record Turnover(BigInteger debit, BigInteger credit) {

    static final Turnover NOTHING = new Turnover(BigInteger.ZERO, BigInteger.ZERO);

    Turnover withDebit(BigInteger sum) {
        return new Turnover(sum, credit);
    }

    Turnover withCredit(BigInteger sum) {
        return new Turnover(debit, sum);
    }

    BigInteger balance() {
        return debit.subtract(credit);
    }
}
