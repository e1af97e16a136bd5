package io.corebank.account;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** How much an account may pay by transfers, in minor units: by one of them, and by all of a day. */
record Limits(@Nullable Long perTransferMinor, @Nullable Long dailyMinor) {

    static final Limits NONE = new Limits(null, null);

    boolean allow(long amountMinor, Spending spending, @Nullable LocalDate day) {
        boolean one = perTransferMinor == null || amountMinor <= perTransferMinor;
        boolean all = dailyMinor == null || amountMinor <= dailyMinor - spending.on(day);
        return one && all;
    }
}
