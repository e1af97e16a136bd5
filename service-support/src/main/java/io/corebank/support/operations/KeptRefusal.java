package io.corebank.support.operations;

import io.corebank.api.Refusal;
import io.corebank.api.RefusalCode;

/** A no that was said in another process, which has kept it under its operation already. */
final class KeptRefusal extends Refusal {

    KeptRefusal(RefusalCode code) {
        super(code);
    }
}
