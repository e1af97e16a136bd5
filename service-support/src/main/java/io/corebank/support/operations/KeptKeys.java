package io.corebank.support.operations;

import io.corebank.eventstore.OperationLog;
import io.corebank.eventstore.RecordedOperation;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/** Keeps keys in the log of operations of this process, where an operation takes its key by being run. */
final class KeptKeys implements OperationKeys {

    private final OperationLog log;
    private final Clock clock;

    KeptKeys(OperationLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    @Override
    public void claim(OperationRequest request, List<String> content, Class<?> kind) {
        String fingerprint = Fingerprint.of(kind, content);
        RecordedOperation claim = new RecordedOperation(
                request.id(),
                HexFormat.of().parseHex(fingerprint),
                false,
                kind.getSimpleName(),
                "{}",
                0,
                clock.instant());
        if (!Fingerprint.isOf(keep(claim), fingerprint)) {
            throw new OperationFailure(OperationFailure.Kind.KEY_REUSED);
        }
    }

    private RecordedOperation keep(RecordedOperation claim) {
        try {
            return log.record(claim);
        } catch (EventStoreException unreachable) {
            throw new OperationFailure(OperationFailure.Kind.UNAVAILABLE, unreachable);
        }
    }

    @Override
    public CompletableFuture<Void> claimBefore(OperationRequest request, String fingerprint) {
        return CompletableFuture.completedFuture(null);
    }
}
