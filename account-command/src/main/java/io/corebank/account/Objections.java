package io.corebank.account;

import io.corebank.api.Refusal;
import io.corebank.api.RefusalCode;
import java.util.Optional;

/** Turns what an account objects to into the refusal that a person gets. */
final class Objections {

    private Objections() {}

    static void refuseIf(boolean objected, RefusalCode code) {
        if (objected) {
            throw new Refusal(code);
        }
    }

    static void refuseFor(Optional<RefusalCode> objection) {
        objection.ifPresent(code -> refuseIf(true, code));
    }
}
