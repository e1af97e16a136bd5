package io.corebank.support.operations;

import io.corebank.eventstore.OperationLog;
import io.corebank.eventstore.RecordedOperation;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/** Keeps the keys of requests that are made of several operations, which have ids of their own. */
public class OperationKeys {

    private final OperationLog log;
    private final Clock clock;

    OperationKeys(OperationLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    /**
     * Takes the request's key for this content, before any of its operations is run. Waits until that is durable, so
     * that no other content can ever run under it; the same content may take it again.
     *
     * @param kind what the request is, so that no other kind of request has the same content
     * @throws OperationFailure when the key belongs to other content, or cannot be kept now
     */
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
}
