package io.corebank.query;

import io.corebank.api.MetaDataKeys;
import io.corebank.api.account.event.AccountClosed;
import io.corebank.api.account.event.AccountCreated;
import io.corebank.api.account.event.AccountFrozen;
import io.corebank.api.account.event.HoldCaptured;
import io.corebank.api.account.event.HoldPlaced;
import io.corebank.api.account.event.HoldReleased;
import io.corebank.api.account.event.MoneyDeposited;
import io.corebank.api.account.event.MoneyWithdrawn;
import io.corebank.api.account.event.TransferCredited;
import io.corebank.api.transfer.event.ReversalCompleted;
import io.corebank.api.transfer.event.ReversalGranted;
import io.corebank.api.transfer.event.TransferCompleted;
import io.corebank.api.transfer.event.TransferCreditConfirmed;
import io.corebank.api.transfer.event.TransferHoldConfirmed;
import io.corebank.api.transfer.event.TransferRejected;
import io.corebank.api.transfer.event.TransferRequested;
import io.corebank.eventstore.EventLog;
import io.corebank.support.privacy.PersonalData;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;

/** Writes the events that commands would cause into the event store, and keeps the balances to compare with. */
public class TestBank {

    private static final int BATCH = 500;

    /** What the next event of an account follows from. */
    private static final class Account {
        final String id = UUID.randomUUID().toString();
        final String customerId;
        final String currency;
        long posted;
        long held;

        Account(String customerId, String currency) {
            this.customerId = customerId;
            this.currency = currency;
        }
    }

    private final EventStore events;
    private final EventLog log;
    private final PersonalData personalData;
    private final Map<String, Account> accounts = new HashMap<>();
    private final Map<String, Long> versions = new HashMap<>();
    private MetaData metaData = MetaData.emptyInstance();

    TestBank(EventStore events, EventLog log, PersonalData personalData) {
        this.events = events;
        this.log = log;
        this.personalData = personalData;
    }

    public String open(String customerId, String ownerName, String currency) {
        Account account = new Account(customerId, currency);
        accounts.put(account.id, account);
        String name = personalData.seal(customerId, ownerName);
        append("Account", account.id, new AccountCreated(account.id, operation(), customerId, name, currency, 0, 0, 0));
        return account.id;
    }

    /** Opens an account whose owner's name cannot be unsealed. */
    public String openPoisoned(String customerId, String currency) {
        Account account = new Account(customerId, currency);
        accounts.put(account.id, account);
        append(
                "Account",
                account.id,
                new AccountCreated(account.id, operation(), customerId, "not sealed at all", currency, 0, 0, 0));
        return account.id;
    }

    public String sealed(String customerId, String text) {
        return personalData.seal(customerId, text);
    }

    public void deposit(String id, long minor, String reference) {
        Account account = account(id);
        account.posted += minor;
        append(
                "Account",
                id,
                new MoneyDeposited(
                        id, operation(), minor, account.currency, seal(account, reference), account.posted, 0));
    }

    /** A deposit by a clock that is wrong. */
    public void depositAt(String id, long minor, Instant at) {
        Account account = account(id);
        account.posted += minor;
        MoneyDeposited deposited =
                new MoneyDeposited(id, operation(), minor, account.currency, null, account.posted, 0);
        long version = versions.merge(id, 1L, Math::addExact);
        events.publish(new GenericDomainEventMessage<>(
                "Account",
                id,
                version - 1,
                deposited,
                MetaData.emptyInstance(),
                UUID.randomUUID().toString(),
                at));
    }

    /** Many deposits of the same amount, quickly. */
    public void deposits(String id, long minor, int count) {
        Account account = account(id);
        List<DomainEventMessage<?>> batch = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            account.posted += minor;
            MoneyDeposited deposited =
                    new MoneyDeposited(id, operation(), minor, account.currency, null, account.posted, 0);
            long version = versions.merge(id, 1L, Math::addExact);
            batch.add(new GenericDomainEventMessage<>("Account", id, version - 1, deposited));
            if (batch.size() == BATCH || i == count) {
                events.publish(batch);
                batch.clear();
            }
        }
    }

    public void withdraw(String id, long minor) {
        Account account = account(id);
        account.posted -= minor;
        append("Account", id, new MoneyWithdrawn(id, operation(), minor, account.currency, null, account.posted, 0));
    }

    /** Sets money aside for a card. */
    public String hold(String id, long minor, Instant expiresAt) {
        Account account = account(id);
        String holdId = UUID.randomUUID().toString();
        account.held += minor;
        append(
                "Account",
                id,
                new HoldPlaced(
                        id,
                        operation(),
                        holdId,
                        null,
                        null,
                        minor,
                        account.currency,
                        null,
                        expiresAt,
                        account.posted,
                        account.held));
        return holdId;
    }

    public void release(String id, String holdId, long minor) {
        Account account = account(id);
        account.held -= minor;
        append(
                "Account",
                id,
                new HoldReleased(
                        id,
                        operation(),
                        holdId,
                        null,
                        minor,
                        account.currency,
                        "REQUESTED",
                        account.posted,
                        account.held));
    }

    public void freeze(String id) {
        Account account = account(id);
        append("Account", id, new AccountFrozen(id, operation(), account.currency, account.posted, 0));
    }

    public void close(String id) {
        Account account = account(id);
        append("Account", id, new AccountClosed(id, operation(), account.currency, account.posted, 0));
    }

    public String transfer(String from, String to, long minor, String reference) {
        String id = UUID.randomUUID().toString();
        Account payer = account(from);
        Account payee = account(to);
        String currency = payer.currency;
        String text = seal(payer, reference);
        append(
                "Transfer",
                id,
                new TransferRequested(id, operation(), payer.customerId, from, to, minor, currency, text));
        append(
                "Account",
                from,
                new HoldPlaced(from, operation(), id, id, to, minor, currency, text, null, payer.posted, minor));
        append("Transfer", id, new TransferHoldConfirmed(id, operation(), from, to, minor, currency));
        payee.posted += minor;
        append("Account", to, new TransferCredited(to, operation(), id, from, minor, currency, text, payee.posted, 0));
        append("Transfer", id, new TransferCreditConfirmed(id, operation(), from, to, minor, currency));
        payer.posted -= minor;
        append(
                "Account",
                from,
                new HoldCaptured(from, operation(), id, id, to, minor, 0, currency, text, payer.posted, 0));
        append("Transfer", id, new TransferCompleted(id, operation(), from, to, minor, currency));
        return id;
    }

    /** Gives a transfer back in many parts of nothing. */
    public void reverse(String transfer, String from, String to, long minor, int parts) {
        Account payer = account(from);
        Account payee = account(to);
        for (int part = 1; part <= parts; part++) {
            String id = transfer + "-" + part;
            append(
                    "Transfer",
                    transfer,
                    new ReversalGranted(
                            transfer, operation(), from, to, minor, payer.currency, id, 0, 0, payee.customerId, null));
            append(
                    "Transfer",
                    transfer,
                    new ReversalCompleted(transfer, operation(), from, to, minor, payer.currency, id, 0, 0));
        }
    }

    /** Asks for a transfer at an instant and does nothing about it. */
    public String request(String from, String to, long minor, Instant at) {
        String id = UUID.randomUUID().toString();
        Account payer = account(from);
        versions.put(id, 1L);
        events.publish(new GenericDomainEventMessage<>(
                "Transfer",
                id,
                0,
                new TransferRequested(id, operation(), payer.customerId, from, to, minor, payer.currency, null),
                MetaData.emptyInstance(),
                UUID.randomUUID().toString(),
                at));
        return id;
    }

    /** Sets money of the payer aside for a transfer. */
    public void holdFor(String transfer, String from, String to, long minor) {
        Account payer = account(from);
        append(
                "Account",
                from,
                new HoldPlaced(
                        from,
                        operation(),
                        transfer,
                        transfer,
                        to,
                        minor,
                        payer.currency,
                        null,
                        null,
                        payer.posted,
                        minor));
    }

    public void reject(String id, String from, String to, long minor) {
        append(
                "Transfer",
                id,
                new TransferRejected(id, operation(), from, to, minor, account(from).currency, "account-frozen"));
    }

    public long version(String id) {
        return Objects.requireNonNull(versions.get(id));
    }

    public long head() {
        return log.head();
    }

    /** Everything that happens meanwhile was caused by the request with this id. */
    public void correlated(String correlationId, Runnable work) {
        accompanied(MetaData.with(MetaDataKeys.CORRELATION_ID, correlationId), work);
    }

    /** Everything that happens meanwhile was done by the sweeper, at its second attempt. */
    public void sweptAgain(Runnable work) {
        accompanied(MetaData.with(MetaDataKeys.ACTOR, "system:transfer-sweeper").and(MetaDataKeys.ATTEMPT, 2), work);
    }

    private void accompanied(MetaData everything, Runnable work) {
        metaData = everything;
        work.run();
        metaData = MetaData.emptyInstance();
    }

    private void append(String type, String id, Object event) {
        long version = versions.merge(id, 1L, Math::addExact);
        events.publish(new GenericDomainEventMessage<>(type, id, version - 1, event).withMetaData(metaData));
    }

    private String seal(Account account, String text) {
        return personalData.seal(account.customerId, text);
    }

    private Account account(String id) {
        return Objects.requireNonNull(accounts.get(id));
    }

    private static String operation() {
        return UUID.randomUUID().toString();
    }
}
