package io.corebank.account;

import io.corebank.api.account.event.AccountClosed;
import io.corebank.api.account.event.AccountCreated;
import io.corebank.api.account.event.AccountEvent;
import io.corebank.api.account.event.AccountFrozen;
import io.corebank.api.account.event.AccountUnfrozen;
import io.corebank.api.account.event.HoldCaptured;
import io.corebank.api.account.event.HoldPlaced;
import io.corebank.api.account.event.HoldReleased;
import io.corebank.api.account.event.MoneyDeposited;
import io.corebank.api.account.event.MoneyWithdrawn;
import io.corebank.api.account.event.OverdraftLimitChanged;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What has happened to the account of a test, with the figures that follow from it. */
final class History {

    static final String ACCOUNT = "account-1";
    static final String OTHER_ACCOUNT = "account-2";
    static final String CUSTOMER = "customer-1";
    static final String OWNER_NAME = "sealed-name";
    static final String EUR = "EUR";

    private final List<AccountEvent> events = new ArrayList<>();
    private final Map<String, Long> holds = new HashMap<>();
    private long posted;
    private long held;

    private History() {}

    static History opened() {
        return opened(0);
    }

    static History opened(long overdraftLimit) {
        History history = new History();
        return history.add(
                new AccountCreated(ACCOUNT, history.next(), CUSTOMER, OWNER_NAME, EUR, overdraftLimit, 0, 0));
    }

    History deposited(long amount) {
        posted += amount;
        return add(new MoneyDeposited(ACCOUNT, next(), amount, EUR, null, posted, held));
    }

    History withdrawn(long amount) {
        posted -= amount;
        return add(new MoneyWithdrawn(ACCOUNT, next(), amount, EUR, null, posted, held));
    }

    History held(String holdId, long amount) {
        return held(holdId, null, amount, null);
    }

    History heldUntil(Instant expiresAt, String holdId, long amount) {
        return held(holdId, null, amount, expiresAt);
    }

    History heldForTransfer(String transferId, long amount) {
        return held(transferId, transferId, amount, null);
    }

    private History held(String holdId, @Nullable String transferId, long amount, @Nullable Instant expiresAt) {
        held += amount;
        holds.put(holdId, amount);
        String counterparty = transferId == null ? null : OTHER_ACCOUNT;
        String reference = transferId == null ? null : "sealed-reference";
        return add(new HoldPlaced(
                ACCOUNT, next(), holdId, transferId, counterparty, amount, EUR, reference, expiresAt, posted, held));
    }

    History captured(String holdId) {
        long amount = holds.remove(holdId);
        held -= amount;
        posted -= amount;
        return add(new HoldCaptured(ACCOUNT, next(), holdId, null, null, amount, 0, EUR, null, posted, held));
    }

    History released(String holdId) {
        long amount = holds.remove(holdId);
        held -= amount;
        return add(new HoldReleased(ACCOUNT, next(), holdId, null, amount, EUR, "REQUESTED", posted, held));
    }

    History overdraft(long limit) {
        return add(new OverdraftLimitChanged(ACCOUNT, next(), limit, EUR, posted, held));
    }

    History frozen() {
        return add(new AccountFrozen(ACCOUNT, next(), EUR, posted, held));
    }

    History unfrozen() {
        return add(new AccountUnfrozen(ACCOUNT, next(), EUR, posted, held));
    }

    History closed() {
        return add(new AccountClosed(ACCOUNT, next(), EUR, posted, held));
    }

    Object[] events() {
        return events.toArray();
    }

    private String next() {
        return "past-" + (events.size() + 1);
    }

    private History add(AccountEvent event) {
        events.add(event);
        return this;
    }
}
