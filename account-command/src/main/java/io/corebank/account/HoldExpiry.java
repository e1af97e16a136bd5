package io.corebank.account;

import io.corebank.account.ExpiringHolds.ExpiringHold;
import io.corebank.api.MetaDataKeys;
import io.corebank.api.OperationIds;
import io.corebank.api.Refusal;
import io.corebank.api.account.command.ReleaseHold;
import io.corebank.api.account.command.ReleaseReason;
import io.corebank.eventstore.DuplicateOperationException;
import io.corebank.eventstore.WriteRight;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Gives back the money of card holds whose time is over. The account refuses to capture such a hold anyway; this makes
 * the money available again. A release that got lost is asked for again, under the same operation.
 */
@Component
class HoldExpiry {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int AT_ONCE = 1_000;

    private final ExpiringHolds holds;
    private final CommandBus commands;
    private final Clock clock;
    private final WriteRight right;
    private final Queue<ExpiringHold> settled = new ConcurrentLinkedQueue<>();

    HoldExpiry(ExpiringHolds holds, CommandBus commands, Clock clock, WriteRight right) {
        this.holds = holds;
        this.commands = commands;
        this.clock = clock;
        this.right = right;
    }

    @Scheduled(fixedDelayString = "${bank.holds.expiry-every:1s}")
    void releaseDue() {
        for (ExpiringHold hold = settled.poll(); hold != null; hold = settled.poll()) {
            holds.forget(hold);
        }
        if (!right.isWriting()) {
            return;
        }
        holds.takeDue(clock.instant(), PATIENCE, AT_ONCE).forEach(this::release);
    }

    private void release(ExpiringHold hold) {
        String operationId = OperationIds.derive("hold-expiry", hold.accountId(), hold.holdId());
        ReleaseHold command = new ReleaseHold(operationId, hold.accountId(), hold.holdId(), ReleaseReason.EXPIRED);
        Map<String, String> metaData =
                Map.of(MetaDataKeys.ACTOR, "system:hold-expiry", MetaDataKeys.CORRELATION_ID, operationId);
        commands.<ReleaseHold, Object>dispatch(
                new GenericCommandMessage<>(command, metaData), (sent, answer) -> settle(hold, answer));
    }

    /** A refusal settles the hold, too: it was captured or released just before. The answer's thread is not ours. */
    private void settle(ExpiringHold hold, CommandResultMessage<?> answer) {
        if (!answer.isExceptional()
                || answer.exceptionResult() instanceof Refusal
                || answer.exceptionResult() instanceof DuplicateOperationException) {
            settled.add(hold);
        }
    }
}
