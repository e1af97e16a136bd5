package io.corebank.support.operations;

import io.corebank.api.ClaimKey;
import org.axonframework.commandhandling.CommandHandler;

/** Takes keys for other services. The command bus has seen to it that nobody else has them, and records that. */
final class KeyKeeper {

    @CommandHandler
    String claim(ClaimKey claim) {
        return claim.operationId();
    }
}
