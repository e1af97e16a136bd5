package io.corebank.query.analytics;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;

/** The posted balance at the end of a day. */
@Schema(name = "DayBalanceView")
record BalanceView(LocalDate day, String balance) {}
