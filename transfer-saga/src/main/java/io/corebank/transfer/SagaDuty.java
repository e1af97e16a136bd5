package io.corebank.transfer;

import io.corebank.eventstore.WriteRight;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Lets the sagas run where commands are executed, and nowhere else. The claims of their processor and the right to
 * write change hands independently, and the sagas of a standby would get a refusal for every command they send. What
 * they leave behind is driven on by {@link TransferSweeper}.
 */
class SagaDuty {

    private static final Logger log = LoggerFactory.getLogger(SagaDuty.class);

    /** A writer may lose its right for a moment, as when PostgreSQL starts again, and its sagas are worth keeping. */
    private static final Duration A_MOMENT = Duration.ofSeconds(5);

    private final Supplier<Optional<StreamingEventProcessor>> sagas;
    private final SagaMemory memory;
    private final WriteRight right;
    private final LongSupplier nanos;
    private long lastWriting;
    private boolean relieved;

    SagaDuty(Supplier<Optional<StreamingEventProcessor>> sagas, SagaMemory memory, WriteRight right) {
        this(sagas, memory, right, System::nanoTime);
    }

    SagaDuty(
            Supplier<Optional<StreamingEventProcessor>> sagas,
            SagaMemory memory,
            WriteRight right,
            LongSupplier nanos) {
        this.sagas = sagas;
        this.memory = memory;
        this.right = right;
        this.nanos = nanos;
        this.lastWriting = nanos.getAsLong();
    }

    /** Looks who writes. An operator's pause stays one. */
    @Scheduled(fixedDelayString = "${bank.transfers.duty-every:1s}")
    void look() {
        if (right.isWriting()) {
            lastWriting = nanos.getAsLong();
            if (relieved) {
                sagas.get().ifPresent(this::begin);
            }
        } else if (nanos.getAsLong() - lastWriting > A_MOMENT.toNanos()) {
            sagas.get().filter(StreamingEventProcessor::isRunning).ifPresent(this::end);
        }
    }

    private void begin(StreamingEventProcessor processor) {
        log.info("The sagas begin, because this process writes");
        processor.start();
        relieved = false;
    }

    private void end(StreamingEventProcessor processor) {
        log.info("The sagas rest, because another process writes");
        processor.shutDown();
        memory.clear();
        relieved = true;
    }
}
