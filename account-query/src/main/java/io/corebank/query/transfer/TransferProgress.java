package io.corebank.query.transfer;

import io.corebank.api.transfer.TransferStatus;
import io.corebank.api.transfer.event.TransferEvent;
import io.corebank.api.transfer.event.TransferRequested;
import org.jspecify.annotations.Nullable;

/** Where a transfer stands after each of its events. */
public final class TransferProgress {

    private TransferProgress() {}

    /** The status that the event leads to; null when it leads to none. */
    public static @Nullable TransferStatus statusAfter(TransferEvent event) {
        if (event instanceof TransferRequested asked) {
            return asked.executeAt() == null ? TransferStatus.REQUESTED : TransferStatus.SCHEDULED;
        }
        return TransferSteps.meaningOf(event).status();
    }
}
