package io.corebank.notifications;

import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Refuses a receiver that the bank would not call, as soon as somebody asks for it. */
final class AddressCheck {

    private static final Logger log = LoggerFactory.getLogger(AddressCheck.class);
    private static final int PATIENCE_SECONDS = 5;

    private final CheckedAddresses addresses;

    AddressCheck(CheckedAddresses addresses) {
        this.addresses = addresses;
    }

    void require(ReceiverUrl receiver) {
        try {
            addresses
                    .check(receiver.host())
                    .copy()
                    .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException failure) {
            if (CheckedAddresses.causeOf(failure) instanceof ForbiddenAddress) {
                throw WebhookRefusal.forbiddenAddress();
            }
            log.info("The host of a webhook that somebody asks for is not found");
            throw WebhookRefusal.unknownHost();
        }
    }
}
