package io.corebank.eventstore;

import java.util.Optional;
import org.axonframework.commandhandling.CommandMessage;

/** Tells which operation a command is. A command that is none may take effect any number of times. */
@FunctionalInterface
public interface OperationResolver {

    Optional<Operation> operationOf(CommandMessage<?> command);
}
