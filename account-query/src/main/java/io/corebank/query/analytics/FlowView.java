package io.corebank.query.analytics;

import java.time.LocalDate;

/** What moved on one day in one currency, with amounts as decimal strings. */
record FlowView(
        LocalDate day,
        String currency,
        long movements,
        String deposits,
        String withdrawals,
        String captures,
        String transfersIn,
        String transfersOut) {}
