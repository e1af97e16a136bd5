package io.corebank.eventstore.axonserver;

import io.corebank.eventstore.Operation;
import io.corebank.eventstore.OperationResolver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.tracing.Span;

/**
 * Runs operations on one aggregate in one unit of work, so that their events are appended in one transaction. A group
 * ends with the first refusal, and whatever cannot be done together is left to be done alone.
 */
final class OperationGroups {

    private static final int FEWEST = 2;

    private final Function<CommandMessage<?>, CommandResultMessage<?>> handlers;
    private final Function<List<OperationRun>, Set<String>> takenOver;
    private final RemoteFailures failures;

    /**
     * Runs groups by what is given.
     *
     * @param handlers handles a command on this thread, within the unit of work that there is
     * @param takenOver looks which of these operations somebody else has taken over
     */
    OperationGroups(
            Function<CommandMessage<?>, CommandResultMessage<?>> handlers,
            Function<List<OperationRun>, Set<String>> takenOver,
            RemoteFailures failures) {
        this.handlers = handlers;
        this.takenOver = takenOver;
        this.failures = failures;
    }

    /** Has the events of a group's operations named after them, and remembers what they are going to answer. */
    MessageHandlerInterceptor<CommandMessage<?>> interceptor(OperationResolver resolver) {
        return (unitOfWork, chain) -> {
            Attempt attempt = Attempt.current();
            Optional<Operation> operation = resolver.operationOf(unitOfWork.getMessage());
            if (attempt == null || !attempt.isGroup() || operation.isEmpty()) {
                return chain.proceed();
            }
            unitOfWork.registerCorrelationDataProvider(OperationTrail.naming(operation.get()));
            Object result = chain.proceed();
            attempt.did(operation.get(), result instanceof Message<?> message ? message.getPayload() : result);
            return result;
        };
    }

    /** Runs some of the first together, and says how many have been handled or answered; 0 when none can be. */
    int run(List<OperationRun> runs, Function<CommandMessage<?>, Span> spanOf) {
        int fit = 0;
        while (fit < runs.size()
                && runs.get(fit).isOperation()
                && !runs.get(fit).isResumed()) {
            fit++;
        }
        if (fit < FEWEST) {
            return 0;
        }
        List<OperationRun> fitting = runs.subList(0, fit);
        Attempt attempt = Attempt.ofGroup(runs.get(0).reservedAt(), () -> takenOver.apply(fitting));
        List<CommandResultMessage<?>> results = new ArrayList<>();
        UnitOfWork<?> unitOfWork = DefaultUnitOfWork.startAndGet(runs.get(0).command());
        try {
            attempt.run(() -> {
                decide(fitting, results, spanOf);
                unitOfWork.commit();
                return results;
            });
            return committed(attempt, fitting, results);
        } catch (RuntimeException failure) {
            return failed(attempt, fitting, results, failure);
        } finally {
            if (unitOfWork.isActive()) {
                unitOfWork.rollback();
            }
        }
    }

    /** What is no answer of the rules is not among the results: that command is run again, alone. */
    private void decide(
            List<OperationRun> runs, List<CommandResultMessage<?>> results, Function<CommandMessage<?>, Span> spanOf) {
        for (OperationRun run : runs) {
            CommandResultMessage<?> result =
                    spanOf.apply(run.command()).runSupplier(() -> handlers.apply(run.command()));
            boolean refused = result.isExceptional();
            if (refused && failures.refusalIn(result.exceptionResult()).isEmpty()) {
                return;
            }
            results.add(result);
            if (refused) {
                return;
            }
        }
    }

    /**
     * Without an append, nothing proves that what was in memory is what the store has, or that nobody else has done
     * what is refused here.
     */
    private static int committed(Attempt attempt, List<OperationRun> runs, List<CommandResultMessage<?>> results) {
        if (!attempt.isAppending() && (attempt.isFromMemory() || attempt.isTakenOver())) {
            attempt.resumeTakenOver(runs);
            return 0;
        }
        for (int i = 0; i < results.size(); i++) {
            runs.get(i).handled(results.get(i));
        }
        return results.size();
    }

    /** Either nothing has been written, and each is decided again, or nobody knows, and the events will tell. */
    private int failed(
            Attempt attempt, List<OperationRun> runs, List<CommandResultMessage<?>> results, RuntimeException failure) {
        if (failure instanceof ConcurrencyException || !attempt.isAppending()) {
            attempt.resumeTakenOver(runs);
            return 0;
        }
        int unknown = 0;
        while (unknown < results.size() && !results.get(unknown).isExceptional()) {
            runs.get(unknown).answer(failures.answer(failure, true));
            unknown++;
        }
        return unknown;
    }
}
