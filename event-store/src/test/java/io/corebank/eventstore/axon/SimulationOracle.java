package io.corebank.eventstore.axon;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.eventstore.DuplicateOperationException;
import io.corebank.eventstore.RecordedOperation;
import io.corebank.eventstore.UnknownOutcomeException;
import io.corebank.eventstore.commit.HashChain;
import io.corebank.eventstore.commit.StoredRow;
import io.corebank.eventstore.commit.StreamHead;
import io.corebank.eventstore.sample.JarIsShort;
import io.corebank.eventstore.sample.TakeOut;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.axonframework.commandhandling.CommandResultMessage;

/** Says whether what is in the log, and what the clients were told, can both be true. */
final class SimulationOracle {

    private final SimulatedLog log;
    private final SimulatedClient client;

    SimulationOracle(SimulatedLog log, SimulatedClient client) {
        this.log = log;
        this.client = client;
    }

    /** Positions and sequences without gaps, hashes that follow, and every event decided on the state before it. */
    void demandSoundLog() {
        Map<String, StreamHead> heads = new HashMap<>();
        Map<String, Integer> contents = new HashMap<>();
        Set<String> ids = new HashSet<>();
        for (StoredRow row : log.rows()) {
            StreamHead head = heads.getOrDefault(row.aggregateId(), StreamHead.EMPTY);
            assertThat(row.sequence()).as("sequence at %s", row.position()).isEqualTo(head.sequence() + 1);
            byte[] hash = HashChain.next(head.hash(), contentOf(row));
            assertThat(row.hash()).as("hash at %s", row.position()).isEqualTo(hash);
            heads.put(row.aggregateId(), new StreamHead(row.sequence(), hash));
            assertThat(ids.add(row.eventId())).isTrue();
            if (Jars.isMove(row)) {
                int expected = contents.getOrDefault(row.aggregateId(), 0)
                        + Jars.moveOf(row).marbles();
                assertThat(Jars.contentAfter(row))
                        .as("content at %s", row.position())
                        .isEqualTo(expected);
                assertThat(expected).isNotNegative();
            }
            contents.put(row.aggregateId(), Jars.contentAfter(row));
        }
    }

    private static byte[] contentOf(StoredRow row) {
        return HashChain.contentOf(
                row.eventId(),
                row.aggregateId(),
                row.type().aggregateType(),
                row.sequence(),
                row.type().payloadType(),
                row.type().revision(),
                row.atMicros(),
                row.payload(),
                row.metaData());
    }

    /** A reader of the stream has seen every position once, in order. */
    void demandCompleteStream(List<Long> streamed) {
        assertThat(streamed)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, log.head()).boxed().toList());
    }

    /** Whatever was answered is so, and what was not acknowledged was said to be open or has not happened. */
    void demandHonestAnswers() {
        Map<String, Boolean> mayHaveHappened = new HashMap<>();
        for (SimulatedClient.Call call : client.calls()) {
            assertThat(call.answers).as("answers to %s", call.operationId).isEqualTo(1);
            CommandResultMessage<?> answer = call.answer;
            if (answer == null) {
                throw new AssertionError("no answer");
            }
            if (!answer.isExceptional()) {
                demandDone(call, answer);
                mayHaveHappened.put(call.operationId, true);
            } else if (answer.exceptionResult() instanceof DuplicateOperationException duplicate) {
                assertThat(log.operations().get(call.operationId)).isEqualTo(duplicate.recorded());
                mayHaveHappened.put(call.operationId, true);
            } else if (answer.exceptionResult() instanceof UnknownOutcomeException) {
                mayHaveHappened.put(call.operationId, true);
            } else if (answer.exceptionResult() instanceof JarIsShort) {
                demandShort(call);
            }
            mayHaveHappened.putIfAbsent(call.operationId, false);
        }
        mayHaveHappened.forEach((operation, may) -> {
            if (!may) {
                assertThat(log.operations()).doesNotContainKey(operation);
            }
        });
    }

    private void demandDone(SimulatedClient.Call call, CommandResultMessage<?> answer) {
        RecordedOperation recorded = log.operations().get(call.operationId);
        assertThat(recorded).as("operation %s", call.operationId).isNotNull();
        assertThat(answer.getMetaData().get("position")).isEqualTo(recorded.position());
        StoredRow row = log.rows().get((int) recorded.position() - 1);
        if (Jars.isMove(row)) {
            assertThat(answer.getPayload()).isEqualTo(Jars.contentAfter(row));
        }
    }

    /** A refusal is right if the jar was too empty at some time between question and answer. */
    private void demandShort(SimulatedClient.Call call) {
        if (!(client.commandOf(call.operationId) instanceof TakeOut wanted)) {
            throw new AssertionError("Only taking out can be refused");
        }
        int content = 0;
        boolean wasShort = call.headBefore == 0;
        for (StoredRow row : log.rows().subList(0, (int) call.headAfter)) {
            if (row.aggregateId().equals(wanted.jarId())) {
                content = Jars.contentAfter(row);
            }
            wasShort |= row.position() >= call.headBefore && content < wanted.marbles();
        }
        assertThat(wasShort).as("refusal of %s", call.operationId).isTrue();
    }
}
