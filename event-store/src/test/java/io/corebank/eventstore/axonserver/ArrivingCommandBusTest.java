package io.corebank.eventstore.axonserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.eventstore.TooManyCommandsException;
import io.corebank.eventstore.axonserver.RemoteFailure.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.lifecycle.Lifecycle;
import org.junit.jupiter.api.Test;

class ArrivingCommandBusTest {

    private static final int MOST_WAITING = 250;

    private final FarServer server = new FarServer();
    private final BundleCodec codec = new BundleCodec(Till.SERIALIZER);
    private final ArrivingCommandBus<FarServer> bus = new ArrivingCommandBus<>(
            server,
            new RemoteFailures(new Till.OnlyTooLittle()),
            codec,
            command -> ((Note) command.getPayload()).target(),
            Till.SPANS,
            MOST_WAITING);
    private final List<String> answers = new ArrayList<>();

    /** A command that only says what it is for. */
    record Note(String target, int number) {}

    @Test
    void sendsOneAtATimeToATargetAndTogetherWhatWaitedMeanwhile() {
        note("a", 1);
        note("a", 2);
        note("b", 1);
        note("a", 3);
        assertThat(server.sent).hasSize(2);

        server.answer("first");

        assertThat(server.sent).hasSize(2);
        Bundle bundle = (Bundle) server.sent.getLast().command().getPayload();
        assertThat(server.sent.getLast().command().getCommandName()).isEqualTo(Note.class.getName() + "[]");
        assertThat(bundle.target()).isEqualTo("a");
        assertThat(codec.unpack(bundle))
                .extracting(CommandMessage::getPayload)
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .containsExactly(new Note("a", 2), new Note("a", 3));
        assertThat(answers).containsExactly("a1 first");
    }

    @Test
    void givesEachOfThemItsOwnAnswer() {
        for (int number = 1; number <= 4; number++) {
            note("a", number);
        }
        server.answer("first");
        server.answer(codec.answer(List.of(
                GenericCommandResultMessage.asCommandResultMessage("second"),
                failed(new RemoteFailure(Kind.REFUSED, null, null, "too-little")),
                failed(new RemoteFailure(Kind.UNAVAILABLE, "away", null, null)))));

        assertThat(answers)
                .containsExactly(
                        "a1 first", "a2 second", "a3 IllegalArgumentException", "a4 EventStoreUnavailableException");
        assertThat(server.sent).isEmpty();
    }

    @Test
    void answersWhatItCannotReadAndThoseBesideIt() {
        for (int number = 1; number <= 4; number++) {
            note("a", number);
        }
        server.fail(
                failed(new RemoteFailure(Kind.REFUSED, null, null, "too-late")).exceptionResult());
        server.answer(new Bundle.Answer(List.of(
                codec.answer(List.of(failed(new RemoteFailure(Kind.REFUSED, null, null, "too-late"))))
                        .results()
                        .get(0),
                new Bundle.Result("java.lang.Integer", null, "of another version", Map.of(), null),
                codec.answer(List.of(GenericCommandResultMessage.asCommandResultMessage("fourth")))
                        .results()
                        .get(0))));

        assertThat(answers)
                .containsExactly(
                        "a1 UnknownOutcomeException",
                        "a2 UnknownOutcomeException",
                        "a3 UnknownOutcomeException",
                        "a4 fourth");
    }

    @Test
    void answersAllOfABundleWhoseAnswerIsNone() {
        for (int number = 1; number <= 5; number++) {
            note("a", number);
            note("b", number);
        }
        server.answer("first");
        server.answer("first");
        server.answer("not for a bundle");
        server.answer(codec.answer(List.of(GenericCommandResultMessage.asCommandResultMessage("too few"))));

        assertThat(answers).hasSize(10);
        assertThat(answers.subList(2, 10)).allMatch(answer -> answer.endsWith(" UnknownOutcomeException"));
    }

    @Test
    void answersThoseBesideOneWhoDoesNotTakeIt() {
        note("a", 1);
        bus.dispatch(new GenericCommandMessage<>(new Note("a", 2)), (CommandCallback<Note, Object>) (sent, result) -> {
            throw new IllegalStateException("no, thanks");
        });
        note("a", 3);
        server.answer("first");
        server.answer(codec.answer(List.of(
                GenericCommandResultMessage.asCommandResultMessage("second"),
                GenericCommandResultMessage.asCommandResultMessage("third"))));

        assertThat(answers).containsExactly("a1 first", "a3 third");
    }

    @Test
    void goesOnAfterACommandThatCannotBeSent() {
        server.breaks = true;
        note("a", 1);
        server.breaks = false;
        note("a", 2);
        server.answer("second");

        assertThat(answers).containsExactly("a1 NoClassDefFoundError", "a2 second");
    }

    @Test
    void freesTheWayWhenNothingWaits() {
        note("a", 1);
        server.answer("first");
        note("a", 2);

        assertThat(server.sent.getLast().command().getPayload()).isEqualTo(new Note("a", 2));
    }

    @Test
    void failsAllOfABundleThatNobodyTakesAndGoesOn() {
        note("a", 1);
        note("a", 2);
        note("a", 3);
        server.answer("first");
        note("a", 4);
        server.fail(new NoHandlerForCommandException("nobody"));

        assertThat(answers)
                .containsExactly("a1 first", "a2 EventStoreUnavailableException", "a3 EventStoreUnavailableException");
        server.answer(codec.answer(List.of(GenericCommandResultMessage.asCommandResultMessage("fourth"))));
        assertThat(answers).endsWith("a4 fourth");
    }

    @Test
    void takesNoMoreThanItsBound() {
        for (int number = 0; number <= MOST_WAITING + 1; number++) {
            note("a", number);
        }

        assertThat(answers).containsExactly("a251 " + TooManyCommandsException.class.getSimpleName());
        server.answer("first");
        Bundle bundle = (Bundle) server.sent.getLast().command().getPayload();
        assertThat(bundle.items()).hasSize(Lanes.MOST_TOGETHER);
    }

    @Test
    void failsWhatTheServerDoesNotTake() {
        server.refuses = true;

        note("a", 1);

        assertThat(answers).containsExactly("a1 IllegalStateException");
    }

    @Test
    void keepsWhatTravelsBesideACommand() {
        bus.dispatch(new GenericCommandMessage<>(new Note("a", 1)));
        CommandMessage<Note> second = new GenericCommandMessage<>(new Note("a", 2));
        bus.dispatch(second.andMetaData(Map.of("actor", "ada", "expectedVersion", 3L)));
        server.answer("first");

        CommandMessage<?> arrived = codec.unpack(
                        (Bundle) server.sent.getLast().command().getPayload())
                .get(0);
        assertThat(arrived.getIdentifier()).isEqualTo(second.getIdentifier());
        assertThat(arrived.getCommandName()).isEqualTo(second.getCommandName());
        assertThat(arrived.getMetaData()).containsEntry("actor", "ada").containsEntry("expectedVersion", 3L);
    }

    private void note(String target, int number) {
        bus.dispatch(new GenericCommandMessage<>(new Note(target, number)), (CommandCallback<Note, Object>)
                (sent, result) -> answers.add(target + number + " " + told(result)));
    }

    private static String told(CommandResultMessage<?> result) {
        return result.isExceptional()
                ? result.exceptionResult().getClass().getSimpleName()
                : result.getPayload().toString();
    }

    private static CommandResultMessage<?> failed(RemoteFailure failure) {
        return GenericCommandResultMessage.asCommandResultMessage(
                new CommandExecutionException("failed", null, failure));
    }

    /** Takes commands, and answers when it is told to. */
    private static final class FarServer extends SimpleCommandBus implements Lifecycle {

        private final Deque<Sent> sent = new ArrayDeque<>();
        private boolean refuses;
        private boolean breaks;

        private record Sent(CommandMessage<?> command, CommandCallback<Object, Object> callback) {}

        FarServer() {
            super(SimpleCommandBus.builder());
        }

        @Override
        @SuppressWarnings("unchecked")
        public <C, R> void dispatch(CommandMessage<C> command, CommandCallback<? super C, ? super R> callback) {
            if (refuses) {
                throw new IllegalStateException("shutting down");
            }
            if (breaks) {
                throw new NoClassDefFoundError("of the payload");
            }
            sent.add(new Sent(command, (CommandCallback<Object, Object>) (Object) callback));
        }

        void answer(Object result) {
            Sent oldest = sent.remove();
            oldest.callback()
                    .onResult(
                            GenericCommandMessage.asCommandMessage(oldest.command()),
                            GenericCommandResultMessage.asCommandResultMessage(result));
        }

        void fail(Throwable failure) {
            Sent oldest = sent.remove();
            oldest.callback()
                    .onResult(
                            GenericCommandMessage.asCommandMessage(oldest.command()),
                            GenericCommandResultMessage.asCommandResultMessage(failure));
        }

        @Override
        public void registerLifecycleHandlers(LifecycleRegistry lifecycle) {
            lifecycle.onStart(0, () -> {});
        }
    }
}
