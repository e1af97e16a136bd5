package io.corebank.transfer;

import static io.corebank.transfer.TransferProtocolTest.CONFIRM_HOLD;
import static io.corebank.transfer.TransferProtocolTest.HOLD;
import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.api.MetaDataKeys;
import io.corebank.api.Refusal;
import io.corebank.api.RefusalCode;
import io.corebank.api.account.command.HoldForTransfer;
import io.corebank.api.account.command.LegOutcome;
import io.corebank.api.transfer.TransferStatus;
import io.corebank.api.transfer.command.ConfirmTransferHold;
import io.corebank.api.transfer.command.TransferReceipt;
import io.corebank.eventstore.DuplicateOperationException;
import io.corebank.eventstore.RecordedOperation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

@Timeout(30)
class TransferCommandsTest {

    private static final TransferReceipt RECEIPT = new TransferReceipt(Examples.ID, TransferStatus.FUNDS_HELD, 2);

    private final SimpleCommandBus bus = SimpleCommandBus.builder().build();
    private final Queue<Object> answers = new ArrayDeque<>();
    private final List<Object> handled = new ArrayList<>();
    private final TransferCommands commands =
            new TransferCommands(bus, Runnable::run, JsonMapper.shared(), Duration.ofSeconds(10), Duration.ofMillis(2));

    /** What tells nothing about whether it happened. */
    static List<Throwable> unclearOutcomes() {
        return List.of(
                new IllegalStateException("the connection broke"),
                new ConcurrencyException("somebody was faster"),
                new CommandExecutionException("who knows", null));
    }

    static List<Throwable> definiteOutcomes() {
        return List.of(
                new Refusal(RefusalCode.ACCOUNT_IS_CLOSED),
                new AggregateNotFoundException(Examples.FROM, "no such account"));
    }

    @BeforeEach
    void theOtherSide() {
        bus.subscribe(HoldForTransfer.class.getName(), message -> answer(message.getPayload()));
        bus.subscribe(ConfirmTransferHold.class.getName(), message -> answer(message.getPayload()));
    }

    @Test
    void givesTheAnswerOfAnAccount() throws Exception {
        answers.add(LegOutcome.refused("account-closed"));
        assertThat(asked().get(10, TimeUnit.SECONDS)).isEqualTo(LegOutcome.refused("account-closed"));
        assertThat(handled).containsExactly(HOLD);
    }

    @ParameterizedTest
    @MethodSource("unclearOutcomes")
    void asksAgainAfterAnUnclearOutcome(Throwable unclear) throws Exception {
        answers.addAll(List.of(unclear, unclear, LegOutcome.done()));
        assertThat(asked().get(10, TimeUnit.SECONDS)).isEqualTo(LegOutcome.done());
        assertThat(handled).containsExactly(HOLD, HOLD, HOLD);
    }

    @Test
    void tellsWithEachFurtherAttemptHowManyThereWere() throws Exception {
        List<Object> attempts = new ArrayList<>();
        bus.registerHandlerInterceptor((work, chain) -> {
            attempts.add(work.getMessage().getMetaData().getOrDefault(MetaDataKeys.ATTEMPT, "first"));
            return chain.proceed();
        });
        answers.addAll(
                List.of(new IllegalStateException("down"), new IllegalStateException("down"), LegOutcome.done()));
        asked().get(10, TimeUnit.SECONDS);
        assertThat(attempts).containsExactly("first", 2, 3);
    }

    @Test
    void givesUpAfterAFewAttempts() {
        for (int i = 0; i < 9; i++) {
            answers.add(new IllegalStateException("down"));
        }
        assertThat(asked()).failsWithin(10, TimeUnit.SECONDS);
        assertThat(handled).hasSize(5);
    }

    @ParameterizedTest
    @MethodSource("definiteOutcomes")
    void doesNotAskAgainAfterADefiniteNo(Throwable no) {
        answers.add(no);
        assertThat(asked()).failsWithin(10, TimeUnit.SECONDS);
        assertThat(handled).hasSize(1);
    }

    @Test
    void takesARecordedOutcomeForTheAnswer() throws Exception {
        answers.add(recorded("{\"accepted\":false,\"reason\":\"account-closed\"}"));
        assertThat(asked().get(10, TimeUnit.SECONDS)).isEqualTo(LegOutcome.refused("account-closed"));
        assertThat(handled).hasSize(1);
    }

    @Test
    void concludesNothingFromSilence() {
        TransferCommands impatient = new TransferCommands(
                new NeverAnswering(), Runnable::run, JsonMapper.shared(), Duration.ofMillis(5), Duration.ofMillis(2));
        assertThat(impatient.ask(HOLD, Map.of())).failsWithin(10, TimeUnit.SECONDS);
    }

    @Test
    void failsWhenAnOutcomeOrRecordCannotBeRead() {
        answers.add(recorded("not json"));
        assertThat(asked()).failsWithin(10, TimeUnit.SECONDS);
    }

    @Test
    void leavesTheRestToTheEventWhenItSendsForTheSaga() {
        answers.add(LegOutcome.done());
        commands.send(HOLD);
        assertThat(handled).containsExactly(HOLD);
    }

    @Test
    void goesOnWhereNoEventWillTellTheOutcome() {
        answers.addAll(List.of(recorded("{\"accepted\":true}"), RECEIPT));
        commands.send(HOLD);
        assertThat(handled).containsExactly(HOLD, CONFIRM_HOLD);
    }

    @Test
    void stopsAtARecordedStepOfTheTransfer() {
        answers.add(recorded(JsonMapper.shared().writeValueAsString(RECEIPT)));
        commands.send(CONFIRM_HOLD);
        assertThat(handled).containsExactly(CONFIRM_HOLD);
    }

    @Test
    void survivesABusThatThrows() {
        TransferCommands closed = new TransferCommands(
                new Throwing(), Runnable::run, JsonMapper.shared(), Duration.ofSeconds(10), Duration.ofMillis(2));
        assertThat(closed.ask(HOLD, Map.of())).failsWithin(10, TimeUnit.SECONDS);
        closed.send(HOLD);
    }

    private CompletableFuture<LegOutcome> asked() {
        return commands.ask(HOLD, Map.of());
    }

    private @Nullable Object answer(Object command) throws Exception {
        handled.add(command);
        Object answer = answers.poll();
        if (answer instanceof Exception failure) {
            throw failure;
        }
        return answer;
    }

    private static DuplicateOperationException recorded(String body) {
        return new DuplicateOperationException(new RecordedOperation(
                HOLD.operationId(), null, false, LegOutcome.class.getName(), body, 7, Instant.EPOCH));
    }

    /** Takes every command and never says a word. */
    private static class NeverAnswering extends SimpleCommandBus {

        NeverAnswering() {
            super(SimpleCommandBus.builder());
        }

        @Override
        public <C, R> void dispatch(CommandMessage<C> command, CommandCallback<? super C, ? super R> callback) {}
    }

    /** Takes no command at all, as a bus that is full or closed. */
    private static class Throwing extends SimpleCommandBus {

        Throwing() {
            super(SimpleCommandBus.builder());
        }

        @Override
        public <C, R> void dispatch(CommandMessage<C> command, CommandCallback<? super C, ? super R> callback) {
            throw new IllegalStateException("full");
        }
    }
}
