package io.corebank.transfer;

import io.corebank.eventstore.WriteRight;
import io.corebank.transfer.OpenTransfers.OpenTransfer;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Ends every transfer that the saga did not, whatever was lost: commands, answers, the saga's state or its place in the
 * log. It needs none of them. Any number of processes that execute commands may sweep at once; a standby leaves it to
 * the writer, because what it took up it could not do.
 */
class TransferSweeper {

    private static final Logger log = LoggerFactory.getLogger(TransferSweeper.class);

    private static final int MOST_AT_ONCE = 500;

    private final OpenTransfers transfers;
    private final OpenTransfersWatch watch;
    private final TransferDriver driver;
    private final Clock clock;
    private final Executor readers;
    private final WriteRight right;
    private final AtomicInteger underWay = new AtomicInteger();

    TransferSweeper(
            OpenTransfers transfers,
            OpenTransfersWatch watch,
            TransferDriver driver,
            Clock clock,
            Executor readers,
            WriteRight right) {
        this.transfers = transfers;
        this.watch = watch;
        this.driver = driver;
        this.clock = clock;
        this.readers = readers;
        this.right = right;
    }

    /** Starts on what is due, and does not wait for it. */
    @Scheduled(fixedDelayString = "${bank.transfers.sweep-every:1s}")
    void sweep() {
        int free = MOST_AT_ONCE - underWay.get();
        if (free <= 0) {
            return;
        }
        if (right.isWriting()) {
            transfers.takeDue(clock.instant(), free).forEach(this::drive);
        }
        watch.wake();
    }

    /**
     * The transfer whose money goes back is driven in the place of the one that gives it back, which it brings along.
     */
    @SuppressWarnings("FutureReturnValueIgnored")
    private void drive(OpenTransfer open) {
        underWay.incrementAndGet();
        String transferId = open.reversalOf() == null ? open.transferId() : open.reversalOf();
        driver.drive(transferId).whenCompleteAsync((state, failure) -> settle(open, state, failure), readers);
    }

    /** What has not ended comes up again by itself. */
    private void settle(OpenTransfer open, @Nullable TransferState state, @Nullable Throwable failure) {
        underWay.decrementAndGet();
        if (failure != null) {
            log.warn("Transfer {} is still open: {}", open.transferId(), failure.toString());
        }
        if (state != null && state.isAtRest()) {
            transfers.forget(open.transferId());
        }
    }
}
