package io.corebank.eventstore.axonserver;

import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.RoutingKey;
import org.jspecify.annotations.Nullable;

/**
 * Commands for the same target that travel together, in the order in which they were sent. It is a message between
 * processes that may be of two versions: fields are added, never renamed or removed.
 *
 * @param target what all of them are for, by which Axon Server routes them
 */
record Bundle(@RoutingKey String target, List<Item> items) {

    /** A handler of a command also takes bundles that begin with one, under this name. */
    static String nameFor(String commandName) {
        return commandName + "[]";
    }

    /**
     * One command.
     *
     * @param type the type of its payload, as the serializer names it
     * @param body its payload as JSON
     */
    record Item(
            String id,
            String name,
            String type,
            @Nullable String revision,
            String body,
            Map<String, Object> metaData) {}

    /** What the commands came to, in their order. */
    record Answer(List<Result> results) {}

    /**
     * What one command came to.
     *
     * @param type the type of the result; absent when there is none
     * @param failure why it came to nothing; absent when it succeeded
     */
    record Result(
            @Nullable String type,
            @Nullable String revision,
            @Nullable String body,
            Map<String, Object> metaData,
            @Nullable RemoteFailure failure) {}
}
