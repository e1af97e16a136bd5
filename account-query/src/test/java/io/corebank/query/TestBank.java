package io.corebank.query;

import io.corebank.api.account.event.AccountClosed;
import io.corebank.api.account.event.AccountCreated;
import io.corebank.api.account.event.AccountFrozen;
import io.corebank.api.account.event.HoldCaptured;
import io.corebank.api.account.event.HoldPlaced;
import io.corebank.api.account.event.MoneyDeposited;
import io.corebank.api.account.event.MoneyWithdrawn;
import io.corebank.api.account.event.TransferCredited;
import io.corebank.api.transfer.event.TransferCompleted;
import io.corebank.api.transfer.event.TransferCreditConfirmed;
import io.corebank.api.transfer.event.TransferHoldConfirmed;
import io.corebank.api.transfer.event.TransferRequested;
import io.corebank.eventstore.EventLog;
import io.corebank.support.privacy.PersonalData;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** Writes the events that commands would cause into the event store, and keeps the balances to compare with. */
public class TestBank {

    private final EventStore events;
    private final EventLog log;
    private final PersonalData personalData;
    private final Map<String, Long> sequences = new HashMap<>();
    private final Map<String, Long> balances = new HashMap<>();
    private final Map<String, String> customers = new HashMap<>();
    private final Map<String, String> currencies = new HashMap<>();

    TestBank(EventStore events, EventLog log, PersonalData personalData) {
        this.events = events;
        this.log = log;
        this.personalData = personalData;
    }

    public String open(String customerId, String ownerName, String currency) {
        String id = UUID.randomUUID().toString();
        customers.put(id, customerId);
        currencies.put(id, currency);
        balances.put(id, 0L);
        append(
                "Account",
                id,
                new AccountCreated(
                        id, operation(), customerId, personalData.seal(customerId, ownerName), currency, 0, 0, 0));
        return id;
    }

    public void deposit(String id, long minor, String reference) {
        long posted = balances.merge(id, minor, Math::addExact);
        append(
                "Account",
                id,
                new MoneyDeposited(id, operation(), minor, currencies.get(id), seal(id, reference), posted, 0));
    }

    public void withdraw(String id, long minor) {
        long posted = balances.merge(id, -minor, Math::addExact);
        append("Account", id, new MoneyWithdrawn(id, operation(), minor, currencies.get(id), null, posted, 0));
    }

    public void freeze(String id) {
        append("Account", id, new AccountFrozen(id, operation(), currencies.get(id), balance(id), 0));
    }

    public void close(String id) {
        append("Account", id, new AccountClosed(id, operation(), currencies.get(id), balance(id), 0));
    }

    public String transfer(String from, String to, long minor, String reference) {
        String id = UUID.randomUUID().toString();
        String currency = currencies.get(from);
        String sealed = seal(from, reference);
        append(
                "Transfer",
                id,
                new TransferRequested(id, operation(), customers.get(from), from, to, minor, currency, sealed));
        append(
                "Account",
                from,
                new HoldPlaced(from, operation(), id, id, to, minor, currency, sealed, null, balance(from), minor));
        append("Transfer", id, new TransferHoldConfirmed(id, operation(), from, to, minor, currency));
        append(
                "Account",
                to,
                new TransferCredited(
                        to,
                        operation(),
                        id,
                        from,
                        minor,
                        currency,
                        sealed,
                        balances.merge(to, minor, Math::addExact),
                        0));
        append("Transfer", id, new TransferCreditConfirmed(id, operation(), from, to, minor, currency));
        append(
                "Account",
                from,
                new HoldCaptured(
                        from,
                        operation(),
                        id,
                        id,
                        to,
                        minor,
                        0,
                        currency,
                        sealed,
                        balances.merge(from, -minor, Math::addExact),
                        0));
        append("Transfer", id, new TransferCompleted(id, operation(), from, to, minor, currency));
        return id;
    }

    public long balance(String id) {
        return balances.get(id);
    }

    public long version(String id) {
        return sequences.get(id);
    }

    public long head() {
        return log.head();
    }

    private void append(String type, String id, Object event) {
        long next = sequences.merge(id, 1L, Math::addExact);
        events.publish(new GenericDomainEventMessage<>(type, id, next - 1, event));
    }

    private String seal(String account, String text) {
        return personalData.seal(customers.get(account), text);
    }

    private static String operation() {
        return UUID.randomUUID().toString();
    }
}
