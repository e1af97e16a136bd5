package io.corebank.transfer;

import static io.corebank.transfer.Examples.AMOUNT;
import static io.corebank.transfer.Examples.COMPLETED;
import static io.corebank.transfer.Examples.CREDIT_CONFIRMED;
import static io.corebank.transfer.Examples.FROM;
import static io.corebank.transfer.Examples.HOLD_CONFIRMED;
import static io.corebank.transfer.Examples.ID;
import static io.corebank.transfer.Examples.OPERATION;
import static io.corebank.transfer.Examples.REASON;
import static io.corebank.transfer.Examples.REFERENCE;
import static io.corebank.transfer.Examples.REQUESTED;
import static io.corebank.transfer.Examples.TO;

import io.corebank.api.Money;
import io.corebank.api.transfer.command.GrantReversal;
import io.corebank.api.transfer.event.ReversalCompleted;
import io.corebank.api.transfer.event.ReversalGranted;
import io.corebank.api.transfer.event.ReversalReturned;
import io.corebank.api.transfer.event.TransferEvent;
import io.corebank.api.transfer.event.TransferRedriven;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A completed transfer of 12.34 EUR, of which 2.34 EUR go back, and what else happens to it afterwards. */
final class Reversing {

    static final String REVERSAL = "reversal-1";
    static final String LAST_REDRIVE = "redrive-1";

    static final ReversalGranted GRANTED =
            new ReversalGranted(ID, OPERATION, FROM, TO, 1234, "EUR", REVERSAL, 234, 234, "bob", REFERENCE);
    static final ReversalCompleted REVERSED =
            new ReversalCompleted(ID, OPERATION, FROM, TO, 1234, "EUR", REVERSAL, 234, 234);
    static final ReversalReturned RETURNED =
            new ReversalReturned(ID, OPERATION, FROM, TO, 1234, "EUR", REVERSAL, 234, 0, REASON);
    static final TransferRedriven REDRIVEN = new TransferRedriven(ID, LAST_REDRIVE, FROM, TO, 1234, "EUR");

    private Reversing() {}

    /** The history of a completed transfer, and then this. */
    static List<TransferEvent> completedAnd(TransferEvent... more) {
        List<TransferEvent> history = new ArrayList<>(List.of(REQUESTED, HOLD_CONFIRMED, CREDIT_CONFIRMED, COMPLETED));
        history.addAll(List.of(more));
        return history;
    }

    static GrantReversal grant(String reversalId, @Nullable Long minor) {
        Money amount = minor == null ? null : new Money(minor, AMOUNT.currency());
        return new GrantReversal(OPERATION, ID, reversalId, "bob", amount, REFERENCE, false);
    }
}
