package io.corebank.support.operations;

import io.corebank.api.Refusal;
import io.corebank.api.RefusalCode;

/** The same no as the first time: errors are answers too, and a key has only one. */
public final class ReplayedRefusal extends Refusal {

    ReplayedRefusal(RefusalCode code) {
        super(code);
    }
}
