package io.corebank.eventstore.axonserver;

import io.corebank.eventstore.DuplicateOperationException;
import io.corebank.eventstore.EventStoreUnavailableException;
import io.corebank.eventstore.RecordedOperation;
import io.corebank.eventstore.UnknownOutcomeException;
import io.corebank.eventstore.postgres.ReservedOperations;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down what operations have come to, all of a group at once, and answers those who wait for it. */
final class OutcomeBook {

    private static final Logger log = LoggerFactory.getLogger(OutcomeBook.class);

    private final ReservedOperations operations;
    private final OperationTrail trail;
    private final RemoteFailures failures;
    private final Clock clock;

    OutcomeBook(ReservedOperations operations, OperationTrail trail, RemoteFailures failures, Clock clock) {
        this.operations = operations;
        this.trail = trail;
        this.failures = failures;
        this.clock = clock;
    }

    /** Records whatever has an outcome, and answers what has been handled. */
    void settle(List<OperationRun> runs) {
        List<OperationRun> handled = runs.stream().filter(OperationRun::isOpen).toList();
        long head = headBehind(handled);
        handled.forEach(run -> conclude(run, head));
        List<OperationRun> concluded =
                runs.stream().filter(run -> run.outcome() != null).toList();
        if (concluded.isEmpty()) {
            return;
        }
        try {
            List<RecordedOperation> recorded = operations.record(concluded.stream()
                    .map(run -> Objects.requireNonNull(run.outcome()))
                    .toList());
            for (int i = 0; i < concluded.size(); i++) {
                answer(concluded.get(i), recorded.get(i));
            }
        } catch (EventStoreException unreachable) {
            concluded.stream().filter(OperationRun::isOpen).forEach(run -> answerUnrecorded(run, unreachable));
        }
    }

    /** Where the log ends behind all of these; below 0 when Axon Server does not tell. */
    private long headBehind(List<OperationRun> handled) {
        if (handled.stream().allMatch(run -> resultOf(run).isExceptional())) {
            return 0;
        }
        try {
            return trail.head();
        } catch (RuntimeException unreachable) {
            log.warn("The position of {} operations is left for their events to tell", handled.size(), unreachable);
            return -1;
        }
    }

    private void conclude(OperationRun run, long head) {
        CommandResultMessage<?> result = resultOf(run);
        if (result.isExceptional()) {
            run.cameTo(refusal(run, result.exceptionResult()));
        } else if (head < 0) {
            run.answer(failures.answer(new UnknownOutcomeException("The link was lost after the events"), true));
        } else {
            run.cameTo(trail.outcome(run.operation(), result.getPayload(), head, clock.instant()));
        }
    }

    private RecordedOperation refusal(OperationRun run, Throwable failure) {
        String word = failures.refusalIn(failure).orElseThrow();
        return new RecordedOperation(
                run.operation().operationId(),
                run.operation().fingerprint(),
                true,
                "refusal",
                "\"" + word + "\"",
                0,
                clock.instant());
    }

    @SuppressWarnings("ReferenceEquality") // whether it is this very one that was recorded
    private void answer(OperationRun run, RecordedOperation recorded) {
        if (!run.isOpen()) {
            return;
        }
        RecordedOperation outcome = Objects.requireNonNull(run.outcome());
        if (outcome.refused() && recorded != outcome) {
            run.answer(failures.answer(new DuplicateOperationException(recorded), false));
            return;
        }
        answerAsHandled(run, outcome);
    }

    private void answerAsHandled(OperationRun run, RecordedOperation outcome) {
        CommandResultMessage<?> result = resultOf(run);
        run.answer(
                result.isExceptional()
                        ? failures.answer(result.exceptionResult(), false)
                        : result.andMetaData(Map.of("position", outcome.position())));
    }

    /**
     * The events tell a success, too, so that a table that is out of reach takes nothing away from the answer. A no is
     * only an answer once it is recorded, because no event tells it.
     */
    private void answerUnrecorded(OperationRun run, EventStoreException unreachable) {
        RecordedOperation outcome = Objects.requireNonNull(run.outcome());
        if (outcome.refused()) {
            run.answer(failures.answer(
                    new EventStoreUnavailableException("The refusal cannot be recorded", unreachable), false));
            return;
        }
        log.warn("Operation {} is left for its events to tell", outcome.operationId(), unreachable);
        answerAsHandled(run, outcome);
    }

    private static CommandResultMessage<?> resultOf(OperationRun run) {
        return Objects.requireNonNull(run.result(), "an open run has been handled");
    }
}
