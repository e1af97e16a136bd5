package io.corebank.transfer;

import io.corebank.api.transfer.TransferStatus;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Ends every transfer that the saga did not, whatever was lost: commands, answers, the saga's state or its place in the
 * log. It needs none of them. Any number of processes may sweep at once.
 */
class TransferSweeper {

    private static final Logger log = LoggerFactory.getLogger(TransferSweeper.class);

    private static final int MOST_AT_ONCE = 500;

    private final OpenTransfers transfers;
    private final OpenTransfersWatch watch;
    private final TransferDriver driver;
    private final Clock clock;
    private final Executor readers;
    private final AtomicInteger underWay = new AtomicInteger();

    TransferSweeper(
            OpenTransfers transfers, OpenTransfersWatch watch, TransferDriver driver, Clock clock, Executor readers) {
        this.transfers = transfers;
        this.watch = watch;
        this.driver = driver;
        this.clock = clock;
        this.readers = readers;
    }

    /** Starts on what is due, and does not wait for it. */
    @Scheduled(fixedDelayString = "${bank.transfers.sweep-every:1s}")
    void sweep() {
        int free = MOST_AT_ONCE - underWay.get();
        if (free > 0) {
            transfers.takeDue(clock.instant(), free).forEach(this::drive);
            watch.wake();
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored")
    private void drive(String transferId) {
        underWay.incrementAndGet();
        driver.drive(transferId).whenCompleteAsync((status, failure) -> settle(transferId, status, failure), readers);
    }

    /** What has not ended comes up again by itself. */
    private void settle(String transferId, @Nullable TransferStatus status, @Nullable Throwable failure) {
        underWay.decrementAndGet();
        if (failure != null) {
            log.warn("Transfer {} is still open: {}", transferId, failure.toString());
        }
        if (status != null && status.isTerminal()) {
            transfers.forget(transferId);
        }
    }
}
