package io.corebank.transfer;

import java.util.Optional;
import java.util.function.Supplier;
import org.axonframework.eventhandling.StreamingEventProcessor;

/**
 * Wakes the list of open transfers when it sleeps longer than transfers may wait. After long trouble Axon's processors
 * pause for up to a minute, which cannot be configured; claiming a segment ends the pause at once.
 */
class OpenTransfersWatch {

    private static final int ONLY_SEGMENT = 0;

    private final Supplier<Optional<StreamingEventProcessor>> list;

    OpenTransfersWatch(Supplier<Optional<StreamingEventProcessor>> list) {
        this.list = list;
    }

    /** To be called while the database is known to answer. Harmless where another process has the segment. */
    @SuppressWarnings("FutureReturnValueIgnored")
    void wake() {
        list.get().filter(OpenTransfersWatch::sleeps).ifPresent(processor -> processor.claimSegment(ONLY_SEGMENT));
    }

    private static boolean sleeps(StreamingEventProcessor processor) {
        return processor.isRunning()
                && (processor.isError() || processor.processingStatus().isEmpty());
    }
}
