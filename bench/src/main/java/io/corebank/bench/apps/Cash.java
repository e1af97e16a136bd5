package io.corebank.bench.apps;

import java.math.BigDecimal;

/** The body of a request for a deposit, as the bank takes it. */
public record Cash(BigDecimal amount, String currency) {

    public long minor() {
        return amount.movePointRight(2).longValueExact();
    }
}
