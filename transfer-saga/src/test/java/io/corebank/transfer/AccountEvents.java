package io.corebank.transfer;

import static io.corebank.transfer.Examples.FROM;
import static io.corebank.transfer.Examples.ID;
import static io.corebank.transfer.Examples.OPERATION;
import static io.corebank.transfer.Examples.REASON;
import static io.corebank.transfer.Examples.REFERENCE;
import static io.corebank.transfer.Examples.TO;

import io.corebank.api.account.event.AccountClosed;
import io.corebank.api.account.event.AccountCreated;
import io.corebank.api.account.event.AccountEvent;
import io.corebank.api.account.event.AccountFrozen;
import io.corebank.api.account.event.AccountLimitsChanged;
import io.corebank.api.account.event.AccountUnfrozen;
import io.corebank.api.account.event.HoldCaptured;
import io.corebank.api.account.event.HoldPlaced;
import io.corebank.api.account.event.HoldRejected;
import io.corebank.api.account.event.HoldReleased;
import io.corebank.api.account.event.MoneyDeposited;
import io.corebank.api.account.event.MoneyWithdrawn;
import io.corebank.api.account.event.OverdraftLimitChanged;
import io.corebank.api.account.event.TransferCreditRejected;
import io.corebank.api.account.event.TransferCredited;
import java.util.List;

/** Everything that can happen to the accounts of the example, because of its transfer or not. */
final class AccountEvents {

    static final HoldPlaced HELD =
            new HoldPlaced(FROM, OPERATION, ID, ID, TO, 1234, "EUR", REFERENCE, null, 5000, 1234);
    static final HoldRejected HOLD_REJECTED = new HoldRejected(FROM, OPERATION, ID, ID, 1234, "EUR", REASON, 5000, 0);
    static final TransferCredited CREDITED =
            new TransferCredited(TO, OPERATION, ID, FROM, 1234, "EUR", REFERENCE, 1234, 0);
    static final TransferCreditRejected CREDIT_REJECTED =
            new TransferCreditRejected(TO, OPERATION, ID, 1234, "EUR", REASON, 0, 0);
    static final HoldCaptured CAPTURED =
            new HoldCaptured(FROM, OPERATION, ID, ID, TO, 1234, 0, "EUR", REFERENCE, 3766, 0);
    static final HoldReleased RELEASED =
            new HoldReleased(FROM, OPERATION, ID, ID, 1234, "EUR", "TRANSFER_COMPENSATED", 5000, 0);

    static final HoldPlaced CARD_HELD =
            new HoldPlaced(FROM, OPERATION, "card-1", null, null, 1, "EUR", null, null, 5000, 1);
    static final HoldCaptured CARD_CAPTURED =
            new HoldCaptured(FROM, OPERATION, "card-1", null, null, 1, 0, "EUR", null, 4999, 0);
    static final HoldReleased CARD_RELEASED =
            new HoldReleased(FROM, OPERATION, "card-1", null, 1, "EUR", "EXPIRED", 5000, 0);

    /** What no transfer waits for. */
    static final List<AccountEvent> OF_NO_TRANSFER = List.of(
            CARD_HELD,
            CARD_CAPTURED,
            CARD_RELEASED,
            new AccountCreated(FROM, OPERATION, "ada", "sealed-name", "EUR", 0, 0, 0),
            new MoneyDeposited(FROM, OPERATION, 1, "EUR", null, 1, 0),
            new MoneyWithdrawn(FROM, OPERATION, 1, "EUR", null, 0, 0),
            new AccountLimitsChanged(FROM, OPERATION, 1L, 2L, "EUR", 0, 0),
            new OverdraftLimitChanged(FROM, OPERATION, 1, "EUR", 0, 0),
            new AccountFrozen(FROM, OPERATION, "EUR", 0, 0),
            new AccountUnfrozen(FROM, OPERATION, "EUR", 0, 0),
            new AccountClosed(FROM, OPERATION, "EUR", 0, 0));

    private AccountEvents() {}
}
