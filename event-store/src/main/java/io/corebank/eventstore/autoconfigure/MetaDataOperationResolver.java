package io.corebank.eventstore.autoconfigure;

import io.corebank.eventstore.Operation;
import io.corebank.eventstore.OperationResolver;
import java.util.HexFormat;
import java.util.Optional;
import org.axonframework.commandhandling.CommandMessage;

/** A command is the operation that its metadata "operationId" names, with "fingerprint" in hexadecimal. */
final class MetaDataOperationResolver implements OperationResolver {

    @Override
    public Optional<Operation> operationOf(CommandMessage<?> command) {
        Object id = command.getMetaData().get("operationId");
        Object fingerprint = command.getMetaData().get("fingerprint");
        return Optional.ofNullable(id)
                .map(named -> new Operation(
                        named.toString(),
                        fingerprint == null ? null : HexFormat.of().parseHex(fingerprint.toString())));
    }
}
