package io.corebank.support.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corebank.api.ClaimKey;
import io.corebank.eventstore.DuplicateOperationException;
import io.corebank.eventstore.EventStoreUnavailableException;
import io.corebank.eventstore.OperationInProgressException;
import io.corebank.eventstore.RecordedOperation;
import io.corebank.support.operations.OperationFailure.Kind;
import io.corebank.support.security.Caller;
import io.corebank.support.security.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.Registration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AskedKeysTest {

    private static final OperationRequest REQUEST =
            new OperationRequest("operation", new Caller("ada", Set.of(Role.CUSTOMER)), null, "c");

    private final SimpleCommandBus bus = SimpleCommandBus.builder().build();
    private final OperationKeys keys = new AskedKeys(bus, Duration.ofSeconds(5));
    private final Map<String, String> kept = new HashMap<>();
    private final Registration keeper = bus.subscribe(ClaimKey.class.getName(), this::keep);
    private @Nullable RuntimeException trouble;

    private Object keep(CommandMessage<?> command) {
        if (trouble != null) {
            throw trouble;
        }
        String id = ((ClaimKey) command.getPayload()).operationId();
        String fingerprint = String.valueOf(command.getMetaData().get("fingerprint"));
        String first = kept.putIfAbsent(id, fingerprint);
        if (first != null) {
            throw new DuplicateOperationException(new RecordedOperation(
                    id, HexFormat.of().parseHex(first), false, "ClaimKey", "{}", 1, Instant.EPOCH));
        }
        return id;
    }

    @Test
    void areClaimedForOneContent() {
        keys.claim(REQUEST, List.of("1.00"), String.class);
        keys.claim(REQUEST, List.of("1.00"), String.class);

        assertThatThrownBy(() -> keys.claim(REQUEST, List.of("2.00"), String.class))
                .returns(Kind.KEY_REUSED, failure -> ((OperationFailure) failure).kind());
        assertThatThrownBy(() -> keys.claim(REQUEST, List.of("1.00"), Integer.class))
                .returns(Kind.KEY_REUSED, failure -> ((OperationFailure) failure).kind());
        assertThat(kept).hasSize(1);
    }

    @Test
    void areClaimedBeforeAnOperationButNotForTheItemsOfABatch() {
        keys.claimBefore(REQUEST.part(0, REQUEST.caller()), "0a").join();
        assertThat(kept).isEmpty();

        keys.claimBefore(REQUEST, "0a").join();
        assertThat(kept).containsEntry("operation", "0a");
    }

    /** None of these says that anything has happened, so that the same key may be tried again. */
    @Test
    void areNotClaimedWhenTheirKeeperCannotTell() {
        trouble = new EventStoreUnavailableException("away");
        assertThatThrownBy(() -> keys.claim(REQUEST, List.of(), String.class))
                .returns(Kind.UNAVAILABLE, failure -> ((OperationFailure) failure).kind());
        trouble = new OperationInProgressException("operation");
        assertThatThrownBy(() -> keys.claim(REQUEST, List.of(), String.class))
                .returns(Kind.IN_PROGRESS, failure -> ((OperationFailure) failure).kind());
    }

    @Test
    void areNotClaimedWhenNobodyKeepsThem() {
        keeper.cancel();

        assertThatThrownBy(() -> keys.claim(REQUEST, List.of(), String.class))
                .returns(Kind.UNAVAILABLE, failure -> ((OperationFailure) failure).kind());
    }
}
