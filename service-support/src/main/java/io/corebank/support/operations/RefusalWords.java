package io.corebank.support.operations;

import io.corebank.api.Refusal;
import io.corebank.api.RefusalCode;
import io.corebank.eventstore.RefusalCodec;
import java.util.Optional;

/** A refusal is its code, wherever it travels. */
final class RefusalWords implements RefusalCodec {

    @Override
    public Optional<String> write(Throwable failure) {
        return failure instanceof Refusal refusal ? Optional.of(refusal.code().code()) : Optional.empty();
    }

    @Override
    public RuntimeException read(String word) {
        return new KeptRefusal(RefusalCode.of(word));
    }
}
