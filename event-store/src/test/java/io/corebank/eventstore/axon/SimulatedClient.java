package io.corebank.eventstore.axon;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.jspecify.annotations.Nullable;

/** Sends commands, each as an operation, some of them again, and remembers every answer. */
final class SimulatedClient {

    /** One dispatch of an operation, with how long the log was before and after, and the answer. */
    static final class Call {

        final String operationId;
        final Object command;
        final long headBefore;
        long headAfter;

        @Nullable
        CommandResultMessage<?> answer;

        int answers;

        Call(String operationId, Object command, long headBefore) {
            this.operationId = operationId;
            this.command = command;
            this.headBefore = headBefore;
        }

        SimulatedHappening happening() {
            String[] said = outcome().split("@");
            return switch (said[0]) {
                case "DuplicateOperationException" -> SimulatedHappening.ANSWERED_DUPLICATE;
                case "OperationInProgressException" -> SimulatedHappening.ANSWERED_IN_PROGRESS;
                case "TooManyCommandsException" -> SimulatedHappening.ANSWERED_TOO_MANY;
                case "EventStoreUnavailableException" -> SimulatedHappening.ANSWERED_UNAVAILABLE;
                default ->
                    said.length > 1
                            ? SimulatedHappening.ANSWERED_DONE
                            : SimulatedHappening.ANSWERED_REFUSED_BY_AGGREGATE;
            };
        }

        String outcome() {
            CommandResultMessage<?> given = answer;
            if (given == null) {
                return "none";
            }
            return given.isExceptional()
                    ? given.exceptionResult().getClass().getSimpleName()
                    : given.getPayload() + "@" + given.getMetaData().get("position");
        }
    }

    private final SimulatedProcess process;
    private final SimulatedLog log;
    private final List<String> trace;
    private final List<Call> calls = new ArrayList<>();
    private final Map<String, Object> commands = new LinkedHashMap<>();

    SimulatedClient(SimulatedProcess process, SimulatedLog log, List<String> trace) {
        this.process = process;
        this.log = log;
        this.trace = trace;
    }

    void send(Object command) {
        String operationId = SeededIdentifiers.getInstance().generateIdentifier();
        commands.put(operationId, command);
        dispatch(operationId, command);
    }

    /** The same operation once more, as somebody does who has not got an answer, or does not trust it. */
    void sendAgain(int which) {
        if (!commands.isEmpty()) {
            String operationId = List.copyOf(commands.keySet()).get(which % commands.size());
            dispatch(operationId, commands.get(operationId));
        }
    }

    private void dispatch(String operationId, @Nullable Object command) {
        Call call = new Call(operationId, String.valueOf(command), log.head());
        calls.add(call);
        trace.add("call " + operationId + " " + command);
        process.bus()
                .dispatch(
                        new GenericCommandMessage<>(command, Map.of("operationId", operationId)),
                        (sent, result) -> answered(call, result));
    }

    private void answered(Call call, CommandResultMessage<?> result) {
        call.answer = result;
        call.answers++;
        call.headAfter = log.head();
        trace.add("answer " + call.operationId + " " + call.outcome());
    }

    List<Call> calls() {
        return calls;
    }

    @Nullable
    Object commandOf(String operationId) {
        return commands.get(operationId);
    }
}
