package io.corebank.transfer;

import io.corebank.api.Money;
import io.corebank.api.transfer.command.CompleteReversal;
import io.corebank.api.transfer.command.RequestTransfer;
import io.corebank.api.transfer.command.ReturnReversal;
import io.corebank.api.transfer.command.TransferCommand;
import io.corebank.api.transfer.event.ReversalGranted;
import io.corebank.api.transfer.event.TransferCompensated;
import io.corebank.api.transfer.event.TransferCompleted;
import io.corebank.api.transfer.event.TransferEvent;
import io.corebank.api.transfer.event.TransferRejected;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The conversation between a transfer and those that give its money back, as pure functions like
 * {@link TransferProtocol}. A reversal is granted first, then it is a transfer like any other, and its end settles what
 * was granted.
 */
final class ReversalProtocol {

    private ReversalProtocol() {}

    /** The transfer that gives back what was granted. */
    static RequestTransfer begin(ReversalGranted granted) {
        String id = granted.reversalId();
        return new RequestTransfer(
                TransferProtocol.operation(id, "request"),
                id,
                granted.customerId(),
                granted.toAccountId(),
                granted.fromAccountId(),
                new Money(granted.reversalMinor(), granted.currency()),
                granted.sealedReference(),
                null,
                granted.transferId(),
                null);
    }

    /** What to tell the transfer whose money this one gives back; empty while that is open, and for any other one. */
    static Optional<TransferCommand> settle(TransferEvent end, @Nullable String reversalOf) {
        String id = end.transferId();
        if (reversalOf == null) {
            return Optional.empty();
        }
        if (end instanceof TransferCompleted) {
            return Optional.of(new CompleteReversal(TransferProtocol.operation(id, "settle"), reversalOf, id));
        }
        if (end instanceof TransferRejected rejected) {
            return Optional.of(
                    new ReturnReversal(TransferProtocol.operation(id, "settle"), reversalOf, id, rejected.reason()));
        }
        return end instanceof TransferCompensated compensated
                ? Optional.of(new ReturnReversal(
                        TransferProtocol.operation(id, "settle"), reversalOf, id, compensated.reason()))
                : Optional.empty();
    }
}
