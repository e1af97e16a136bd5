package io.corebank.bench.apps.saga;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.concurrent.Future;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;

/** Hold, credit, capture, done: the bank's own steps, with the state of the saga kept as Axon keeps it. */
@Saga
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
public class MoneySaga {

    private static final String TRANSFER = "transferId";

    @JsonIgnore
    @Autowired
    private transient @Nullable CommandGateway commands;

    private String fromAccountId = "";
    private String toAccountId = "";
    private long amountMinor;

    @StartSaga
    @SagaEventHandler(associationProperty = TRANSFER)
    void on(TransferRequested event) {
        fromAccountId = event.fromAccountId();
        toAccountId = event.toAccountId();
        amountMinor = event.amountMinor();
        send(new HoldAmount(fromAccountId, event.transferId(), amountMinor));
    }

    @SagaEventHandler(associationProperty = TRANSFER)
    void on(AmountHeld event) {
        send(new CreditAmount(toAccountId, event.transferId(), amountMinor));
    }

    @SagaEventHandler(associationProperty = TRANSFER)
    void on(AmountCredited event) {
        send(new CaptureAmount(fromAccountId, event.transferId(), amountMinor));
    }

    @SagaEventHandler(associationProperty = TRANSFER)
    void on(AmountCaptured event) {
        send(new CompleteTransfer(event.transferId()));
    }

    @EndSaga
    @SagaEventHandler(associationProperty = TRANSFER)
    void on(TransferCompleted event) {
        amountMinor = 0;
    }

    private void send(Object command) {
        if (commands == null) {
            throw new IllegalStateException("There is nobody to send " + command + " to");
        }
        Future<?> unused = commands.send(command);
    }
}
