package io.corebank.eventstore.autoconfigure;

import io.corebank.eventstore.RefusalCodec;
import java.util.Optional;
import org.axonframework.commandhandling.CommandExecutionException;

/** For an application that has not said which failures are a definite no: none is, and so none is for ever. */
final class NoRefusals implements RefusalCodec {

    @Override
    public Optional<String> write(Throwable failure) {
        return Optional.empty();
    }

    @Override
    public RuntimeException read(String word) {
        return new CommandExecutionException("Refused: " + word, null, word);
    }
}
