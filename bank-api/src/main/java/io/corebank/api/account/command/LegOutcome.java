package io.corebank.api.account.command;

import org.jspecify.annotations.Nullable;

/** How an account answered one leg of a transfer. Asking again gives the same answer. */
public record LegOutcome(boolean accepted, @Nullable String reason) {

    /** The account did as asked. */
    public static LegOutcome done() {
        return new LegOutcome(true, null);
    }

    /** The account refused for good, with the code of a refusal. */
    public static LegOutcome refused(String reason) {
        return new LegOutcome(false, reason);
    }
}
