package io.corebank.eventstore.axonserver;

import io.corebank.eventstore.DuplicateOperationException;
import io.corebank.eventstore.Operation;
import io.corebank.eventstore.OperationInProgressException;
import io.corebank.eventstore.OperationResolver;
import io.corebank.eventstore.RecordedOperation;
import io.corebank.eventstore.postgres.Reservation;
import io.corebank.eventstore.postgres.ReservedOperations;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.commandhandling.distributed.RoutingStrategy;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.tracing.Span;

/**
 * Runs operations, each at most once, one after the other. They are reserved together before the first one runs, and
 * what became of them is recorded together. Where a reservation without an outcome is found, the aggregate's events
 * tell whether it happened.
 */
final class OperationRunner {

    private static final int MOST_ATTEMPTS = 4;

    private final CommandBus handlers;
    private final OperationResolver resolver;
    private final RoutingStrategy targets;
    private final ReservedOperations operations;
    private final OperationTrail trail;
    private final RemoteFailures failures;
    private final OutcomeBook book;
    private final OperationGroups groups;
    private final Set<String> running = ConcurrentHashMap.newKeySet();

    /**
     * Makes the runner.
     *
     * @param handlers handles a command on the thread that dispatches it
     * @param targets tells which aggregate a command is for
     */
    OperationRunner(
            CommandBus handlers,
            OperationResolver resolver,
            RoutingStrategy targets,
            ReservedOperations operations,
            OperationTrail trail,
            RemoteFailures failures,
            Clock clock) {
        this.handlers = handlers;
        this.resolver = resolver;
        this.targets = targets;
        this.operations = operations;
        this.trail = trail;
        this.failures = failures;
        this.book = new OutcomeBook(operations, trail, failures, clock);
        this.groups = new OperationGroups(OperationRunner.this::dispatched, OperationRunner.this::takenOver, failures);
        handlers.registerHandlerInterceptor(groups.interceptor(resolver));
    }

    /** Runs the commands in this order, each in its span, and answers for each. */
    List<CommandResultMessage<?>> run(
            List<? extends CommandMessage<?>> commands, Function<CommandMessage<?>, Span> spanOf) {
        List<OperationRun> runs = new ArrayList<>();
        List<OperationRun> entered = new ArrayList<>();
        for (CommandMessage<?> command : commands) {
            Operation operation = resolver.operationOf(command).orElse(null);
            OperationRun run = new OperationRun(command, operation);
            runs.add(run);
            if (operation != null && running.add(operation.operationId())) {
                entered.add(run);
            } else if (operation != null) {
                run.answer(failures.answer(new OperationInProgressException(operation.operationId()), false));
            }
        }
        try {
            reserve(entered);
            handleAll(runs.stream().filter(OperationRun::isOpen).toList(), spanOf);
            book.settle(entered);
        } finally {
            entered.forEach(run -> running.remove(run.operation().operationId()));
        }
        return runs.stream().<CommandResultMessage<?>>map(OperationRun::answer).toList();
    }

    private void reserve(List<OperationRun> runs) {
        if (runs.isEmpty()) {
            return;
        }
        long moment = Attempt.moment();
        try {
            Map<String, Reservation> reservations = operations.reserve(
                    runs.stream().map(OperationRun::operation).toList());
            for (OperationRun run : runs) {
                Reservation reservation =
                        Objects.requireNonNull(reservations.get(run.operation().operationId()));
                run.reserved(moment, reservation.version());
                take(run, reservation);
            }
        } catch (EventStoreException unreachable) {
            runs.forEach(run -> run.answer(failures.answer(unreachable, false)));
        }
    }

    private void take(OperationRun run, Reservation reservation) {
        RecordedOperation earlier = reservation.earlier();
        if (earlier != null) {
            run.answer(failures.answer(new DuplicateOperationException(earlier), false));
        } else if (!reservation.fresh()) {
            run.resume();
        }
    }

    private void handleAll(List<OperationRun> runs, Function<CommandMessage<?>, Span> spanOf) {
        for (int next = 0; next < runs.size(); ) {
            int together = groups.run(runs.subList(next, runs.size()), spanOf);
            if (together == 0) {
                OperationRun run = runs.get(next);
                spanOf.apply(run.command()).run(() -> handle(run));
            }
            next += Math.max(1, together);
        }
    }

    private void handle(OperationRun run) {
        if (!run.isOperation()) {
            run.answer(dispatched(run.command()));
            return;
        }
        Attempt attempt = Attempt.of(run, () -> takenOver(List.of(run)));
        CommandResultMessage<?> result = attempt.run(() -> dispatched(run.command()));
        for (int number = 1; number < MOST_ATTEMPTS && attempt.isWorthAnotherAfter(result); number++) {
            if (Attempt.hasLost(result)) {
                run.resume();
                attempt.resume();
            }
            attempt.startOver();
            result = attempt.run(() -> dispatched(run.command()));
        }
        try {
            conclude(run, attempt, result);
        } catch (EventStoreException unreachable) {
            run.answer(failures.answer(unreachable, attempt.isAppending()));
        }
    }

    /** What was not appended here may have happened elsewhere, if somebody else runs the operation too. */
    private void conclude(OperationRun run, Attempt attempt, CommandResultMessage<?> result) {
        boolean appended = attempt.isAppending() && !result.isExceptional();
        boolean elsewhere = !appended && (run.isResumed() || attempt.isTakenOver());
        Optional<RecordedOperation> happened = elsewhere ? past(run) : Optional.empty();
        if (happened.isPresent()) {
            run.cameTo(happened.get());
            run.answer(failures.answer(new DuplicateOperationException(happened.get()), false));
        } else if (result.isExceptional()
                && failures.refusalIn(result.exceptionResult()).isEmpty()) {
            run.answer(failures.answer(result.exceptionResult(), attempt.isAppending()));
        } else {
            run.handled(result);
        }
    }

    private Optional<RecordedOperation> past(OperationRun run) {
        return trail.past(targets.getRoutingKey(run.command()), run.operation().operationId(), Long.MAX_VALUE);
    }

    private Set<String> takenOver(List<OperationRun> runs) {
        return operations.takenOver(
                runs.stream().collect(Collectors.toMap(run -> run.operation().operationId(), OperationRun::version)));
    }

    private CommandResultMessage<?> dispatched(CommandMessage<?> command) {
        AtomicReference<CommandResultMessage<?>> answer = new AtomicReference<>();
        try {
            handlers.dispatch(command, (sent, result) -> answer.set(result));
        } catch (RuntimeException failure) {
            return GenericCommandResultMessage.asCommandResultMessage(failure);
        }
        return Objects.requireNonNull(answer.get(), "a command is handled on the spot");
    }
}
