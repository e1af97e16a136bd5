package io.corebank.transfer;

import io.corebank.api.Refusal;
import io.corebank.api.RefusalCode;
import io.corebank.api.transfer.TransferStatus;
import io.corebank.api.transfer.command.CompleteReversal;
import io.corebank.api.transfer.command.GrantReversal;
import io.corebank.api.transfer.command.ReturnReversal;
import io.corebank.api.transfer.event.ReversalCompleted;
import io.corebank.api.transfer.event.ReversalGranted;
import io.corebank.api.transfer.event.ReversalReturned;
import io.corebank.api.transfer.event.TransferEvent;
import java.util.Optional;

/**
 * What a transfer decides about giving its money back. Only what is granted here is ever reversed, so that reversals
 * that are asked for at once cannot exceed the transfer together.
 */
final class ReversalRules {

    private ReversalRules() {}

    /**
     * Grants the amount, or all that is left; nothing for a reversal that is known.
     *
     * @throws Refusal for a transfer that has not completed or is a reversal itself, and for more than is left of it
     */
    static Optional<TransferEvent> grant(TransferState state, GrantReversal command) {
        Reversals reversals = state.reversals();
        if (reversals.knows(command.reversalId())) {
            return Optional.empty();
        }
        refuseIf(state.status() != TransferStatus.COMPLETED, RefusalCode.TRANSFER_NOT_COMPLETED);
        refuseIf(state.request().reversalOf() != null, RefusalCode.REVERSAL_OF_REVERSAL);
        int most = Boolean.FALSE.equals(command.byBank()) ? Reversals.MOST_OF_CUSTOMERS : Reversals.MOST;
        refuseIf(reversals.number() >= most, RefusalCode.LIMIT_EXCEEDED);
        long left = state.request().amountMinor() - reversals.reversedMinor();
        if (command.amount() != null) {
            boolean sameCurrency =
                    command.amount().currency().equals(state.request().currency());
            refuseIf(!sameCurrency, RefusalCode.CURRENCY_MISMATCH);
        }
        long asked = command.amount() == null ? left : command.amount().minor();
        refuseIf(left == 0 || asked > left, RefusalCode.REVERSAL_EXCEEDED);
        return Optional.of(granted(state, command, asked));
    }

    static Optional<TransferEvent> complete(TransferState state, CompleteReversal command) {
        ReversalGranted granted = state.reversals().openOf(command.reversalId());
        return granted == null
                ? Optional.empty()
                : Optional.of(new ReversalCompleted(
                        granted.transferId(),
                        command.operationId(),
                        granted.fromAccountId(),
                        granted.toAccountId(),
                        granted.amountMinor(),
                        granted.currency(),
                        granted.reversalId(),
                        granted.reversalMinor(),
                        state.reversals().reversedMinor()));
    }

    static Optional<TransferEvent> giveBack(TransferState state, ReturnReversal command) {
        ReversalGranted granted = state.reversals().openOf(command.reversalId());
        return granted == null
                ? Optional.empty()
                : Optional.of(new ReversalReturned(
                        granted.transferId(),
                        command.operationId(),
                        granted.fromAccountId(),
                        granted.toAccountId(),
                        granted.amountMinor(),
                        granted.currency(),
                        granted.reversalId(),
                        granted.reversalMinor(),
                        state.reversals().reversedMinor() - granted.reversalMinor(),
                        command.reason()));
    }

    private static TransferEvent granted(TransferState state, GrantReversal command, long minor) {
        return new ReversalGranted(
                command.transferId(),
                command.operationId(),
                state.request().fromAccountId(),
                state.request().toAccountId(),
                state.request().amountMinor(),
                state.request().currency(),
                command.reversalId(),
                minor,
                state.reversals().reversedMinor() + minor,
                command.customerId(),
                command.sealedReference());
    }

    private static void refuseIf(boolean objected, RefusalCode code) {
        if (objected) {
            throw new Refusal(code);
        }
    }
}
