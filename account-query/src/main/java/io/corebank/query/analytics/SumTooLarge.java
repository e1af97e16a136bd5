package io.corebank.query.analytics;

import io.corebank.support.web.Declined;

/** A sum that cannot be told to the cent. Asking again brings nothing, and asking for fewer days does. */
class SumTooLarge extends Declined {

    SumTooLarge() {
        super(
                422,
                "sum-too-large",
                "The sum cannot be told exactly",
                "The sum is too large to be exact. Ask for fewer days.");
    }
}
