package io.corebank.query.analytics;

import java.time.LocalDate;

/** The posted balance at the end of a day. */
record BalanceView(LocalDate day, String balance) {}
