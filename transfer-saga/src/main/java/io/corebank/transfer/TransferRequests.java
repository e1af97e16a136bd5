package io.corebank.transfer;

import io.corebank.api.OperationIds;
import io.corebank.api.RefusalCode;
import io.corebank.api.transfer.command.RequestTransfer;
import io.corebank.api.transfer.command.RequestTransfer.Schedule;
import io.corebank.api.transfer.command.TransferReceipt;
import io.corebank.support.operations.Completed;
import io.corebank.support.operations.OperationRequest;
import io.corebank.support.operations.Operations;
import io.corebank.support.privacy.PersonalData;
import io.corebank.transfer.TransferBody.Valid;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A customer's requests for transfers, alone or in a batch. */
@Component
class TransferRequests {

    private final Operations operations;
    private final AccountParties parties;
    private final PersonalData personalData;
    private final Clock clock;

    TransferRequests(Operations operations, AccountParties parties, PersonalData personalData, Clock clock) {
        this.operations = operations;
        this.parties = parties;
        this.personalData = personalData;
        this.clock = clock;
    }

    /** Asks for the transfer, once, or refuses what can never work. */
    CompletableFuture<Completed<TransferReceipt>> run(OperationRequest request, Valid transfer) {
        String customerId = request.caller().subject();
        String from = transfer.fromAccountId();
        String to = transfer.toAccountId();
        String reference = transfer.reference();
        Optional<RefusalCode> objection =
                parties.objectionTo(customerId, from, to, transfer.amount().currency());
        if (objection.isPresent()) {
            return operations.refuse(
                    request, transfer.content(), RequestTransfer.class, objection.get(), TransferReceipt.class);
        }
        String sealed = reference == null ? null : personalData.seal(customerId, reference);
        RequestTransfer command = new RequestTransfer(
                request.id(),
                idOf(request),
                customerId,
                from,
                to,
                transfer.amount(),
                sealed,
                scheduleOf(transfer),
                null,
                null);
        return operations.run(request, transfer.content(), command, TransferReceipt.class);
    }

    private @Nullable Schedule scheduleOf(Valid transfer) {
        return transfer.executeAt() == null ? null : new Schedule(transfer.executeAt(), clock.instant());
    }

    /** The id of the transfer that a request asks for. */
    static String idOf(OperationRequest request) {
        return OperationIds.derive("transfer", request.id());
    }
}
