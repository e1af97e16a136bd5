package io.corebank.eventstore.axonserver;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;

/** Packs commands into a {@link Bundle} and unpacks them, and so with what they came to. */
final class BundleCodec {

    private final Serializer serializer;

    BundleCodec(Serializer messageSerializer) {
        this.serializer = messageSerializer;
    }

    CommandMessage<Bundle> pack(String target, List<? extends CommandMessage<?>> commands) {
        List<Bundle.Item> items = commands.stream().map(this::item).toList();
        String name = Bundle.nameFor(commands.get(0).getCommandName());
        return new GenericCommandMessage<>(new GenericMessage<>(new Bundle(target, items)), name);
    }

    private Bundle.Item item(CommandMessage<?> command) {
        SerializedObject<String> payload = serializer.serialize(command.getPayload(), String.class);
        return new Bundle.Item(
                command.getIdentifier(),
                command.getCommandName(),
                payload.getType().getName(),
                payload.getType().getRevision(),
                payload.getData(),
                command.getMetaData());
    }

    List<CommandMessage<?>> unpack(Bundle bundle) {
        return bundle.items().stream().<CommandMessage<?>>map(this::command).toList();
    }

    private CommandMessage<?> command(Bundle.Item item) {
        Object payload = read(item.type(), item.revision(), item.body());
        return new GenericCommandMessage<>(
                new GenericMessage<>(item.id(), payload, asSent(item.metaData())), item.name());
    }

    Bundle.Answer answer(List<? extends CommandResultMessage<?>> results) {
        return new Bundle.Answer(results.stream().map(this::result).toList());
    }

    private Bundle.Result result(CommandResultMessage<?> result) {
        if (result.isExceptional()) {
            return new Bundle.Result(
                    null, null, null, result.getMetaData(), RemoteFailures.describedIn(result.exceptionResult()));
        }
        Object payload = result.getPayload();
        if (payload == null) {
            return new Bundle.Result(null, null, null, result.getMetaData(), null);
        }
        SerializedObject<String> body = serializer.serialize(payload, String.class);
        return new Bundle.Result(
                body.getType().getName(), body.getType().getRevision(), body.getData(), result.getMetaData(), null);
    }

    List<CommandResultMessage<?>> results(Bundle.Answer answer) {
        return answer.results().stream()
                .<CommandResultMessage<?>>map(this::readable)
                .toList();
    }

    /** A result that cannot be read is unknown, and those beside it are what they are. */
    private CommandResultMessage<?> readable(Bundle.Result result) {
        try {
            return message(result);
        } catch (RuntimeException e) {
            return RemoteFailures.unreadable(e.toString());
        }
    }

    private CommandResultMessage<?> message(Bundle.Result result) {
        RemoteFailure failure = result.failure();
        if (failure != null) {
            return GenericCommandResultMessage.asCommandResultMessage(
                    new CommandExecutionException(String.valueOf(failure.message()), null, failure));
        }
        String type = result.type();
        String body = result.body();
        Object payload = type == null || body == null ? null : read(type, result.revision(), body);
        return new GenericCommandResultMessage<>(new GenericMessage<>(payload, asSent(result.metaData())));
    }

    private Object read(String type, @Nullable String revision, String body) {
        return serializer.deserialize(new SimpleSerializedObject<>(body, String.class, type, revision));
    }

    /** Whole numbers are long ones, as when Axon Server carries the command alone. */
    private static Map<String, Object> asSent(Map<String, Object> metaData) {
        Map<String, Object> values = new HashMap<>(metaData);
        values.replaceAll((key, value) -> value instanceof Integer number ? (Object) number.longValue() : value);
        return values;
    }
}
