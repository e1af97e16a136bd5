package io.corebank.transfer;

import io.corebank.api.Money;
import io.corebank.api.transfer.TransferStatus;
import io.corebank.api.transfer.event.TransferRequested;
import io.corebank.support.inspect.AggregateRebuilder;
import java.time.Instant;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.modelling.command.inspection.AggregateModel;
import org.axonframework.modelling.command.inspection.AnnotatedAggregateMetaModelFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows people a transfer as its own class makes it of its events. */
@Component
class TransferRebuilder implements AggregateRebuilder {

    private final AggregateModel<Transfer> model = AnnotatedAggregateMetaModelFactory.inspectAggregate(Transfer.class);

    /** A transfer from inside: the reference stays sealed, and the next step is told. */
    record Inside(
            String transferId,
            String customerId,
            TransferStatus status,
            String fromAccountId,
            String toAccountId,
            String amount,
            String currency,
            @Nullable String sealedReference,
            @Nullable String reason,
            @Nullable String nextCommand,
            long version) {}

    @Override
    public String type() {
        return Transfer.TYPE;
    }

    @Override
    public Object rebuild(String aggregateId, List<? extends DomainEventMessage<?>> events) {
        Transfer transfer = new Transfer();
        events.forEach(event -> model.publish(event, transfer));
        return inside(transfer.state());
    }

    private static Inside inside(TransferState state) {
        TransferRequested request = state.request();
        return new Inside(
                request.transferId(),
                request.customerId(),
                state.status(),
                request.fromAccountId(),
                request.toAccountId(),
                Money.format(request.amountMinor(), request.currency()),
                request.currency(),
                request.sealedReference(),
                state.reason().orElse(null),
                TransferProtocol.next(state, Instant.EPOCH)
                        .map(leg -> leg.getClass().getSimpleName())
                        .orElse(null),
                state.version());
    }
}
