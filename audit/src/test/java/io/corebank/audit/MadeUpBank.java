package io.corebank.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A bank that does everything right and writes nothing down before it is told to, so that its log can be forged. */
final class MadeUpBank {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final long START_MICROS = 1_780_000_000_000_000L;

    private static final class Account {
        final String currency;
        long posted;
        long held;

        Account(String currency) {
            this.currency = currency;
        }
    }

    /** What happened, in order. */
    final List<MadeUpEvent> events = new ArrayList<>();

    /** Operations that were acknowledged, and whether they were refused. */
    final Map<String, Boolean> operations = new LinkedHashMap<>();

    private final Map<String, Account> accounts = new HashMap<>();
    private final Random random;

    MadeUpBank(long seed) {
        this.random = new Random(seed);
    }

    /** A busy day with everything that can happen. */
    static MadeUpBank busy(long seed, int rounds) {
        MadeUpBank bank = new MadeUpBank(seed);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            ids.add(bank.open(i < 4 ? "EUR" : "JPY", i * 100));
            bank.deposit(ids.get(i), 100_000);
        }
        for (int round = 0; round < rounds; round++) {
            int from = bank.random.nextInt(4);
            bank.something(ids.get(from), ids.get((from + 1 + bank.random.nextInt(3)) % 4));
            bank.deposit(ids.get(4), 5);
            bank.withdraw(ids.get(5), 1);
        }
        bank.freeze(ids.get(0));
        bank.deposit(ids.get(0), 7);
        bank.refuse();
        bank.close(bank.open("KWD", 0));
        return bank;
    }

    private void something(String from, String to) {
        long amount = 1 + random.nextInt(50);
        switch (random.nextInt(6)) {
            case 0 -> deposit(from, amount * 3);
            case 1 -> withdraw(from, amount);
            case 2 -> card(from, amount, amount / 2);
            case 3 -> transfer(from, to, amount);
            case 4 -> rejectedTransfer(from, to, amount);
            default -> compensatedTransfer(from, to, amount);
        }
    }

    String open(String currency, long limit) {
        String id = UUID.randomUUID().toString();
        accounts.put(id, new Account(currency));
        account(id, "AccountCreated").put("customerId", "c1").put("overdraftLimitMinor", limit);
        return id;
    }

    void deposit(String id, long amount) {
        accountOf(id).posted += amount;
        account(id, "MoneyDeposited").put("amountMinor", amount);
    }

    void withdraw(String id, long amount) {
        accountOf(id).posted -= amount;
        account(id, "MoneyWithdrawn").put("amountMinor", amount);
    }

    void freeze(String id) {
        account(id, "AccountFrozen");
    }

    void close(String id) {
        account(id, "AccountClosed");
    }

    void refuse() {
        operations.put(UUID.randomUUID().toString(), true);
    }

    private void card(String id, long amount, long captured) {
        String hold = UUID.randomUUID().toString();
        accountOf(id).held += amount;
        account(id, "HoldPlaced").put("holdId", hold).put("amountMinor", amount);
        accountOf(id).held -= amount;
        accountOf(id).posted -= captured;
        account(id, "HoldCaptured")
                .put("holdId", hold)
                .put("capturedMinor", captured)
                .put("releasedMinor", amount - captured);
    }

    String transfer(String from, String to, long amount) {
        String id = requested(from, to, amount);
        credit(id, to, amount);
        transfer(id, "TransferCreditConfirmed", from, to, amount);
        accountOf(from).held -= amount;
        accountOf(from).posted -= amount;
        leg(from, id, "HoldCaptured").put("capturedMinor", amount).put("releasedMinor", 0);
        transfer(id, "TransferCompleted", from, to, amount);
        return id;
    }

    /** A transfer that stops with its amount on hold. */
    String requested(String from, String to, long amount) {
        String id = UUID.randomUUID().toString();
        transfer(id, "TransferRequested", from, to, amount);
        accountOf(from).held += amount;
        leg(from, id, "HoldPlaced").put("amountMinor", amount);
        transfer(id, "TransferHoldConfirmed", from, to, amount);
        return id;
    }

    void credit(String id, String to, long amount) {
        accountOf(to).posted += amount;
        leg(to, id, "TransferCredited").put("amountMinor", amount);
    }

    private void rejectedTransfer(String from, String to, long amount) {
        String id = UUID.randomUUID().toString();
        transfer(id, "TransferRequested", from, to, amount);
        leg(from, id, "HoldRejected").put("amountMinor", amount);
        transfer(id, "TransferRejected", from, to, amount);
    }

    private void compensatedTransfer(String from, String to, long amount) {
        String id = requested(from, to, amount);
        leg(to, id, "TransferCreditRejected").put("amountMinor", amount);
        transfer(id, "TransferCreditRefused", from, to, amount);
        accountOf(from).held -= amount;
        leg(from, id, "HoldReleased").put("releasedMinor", amount);
        transfer(id, "TransferCompensated", from, to, amount);
    }

    private ObjectNode leg(String account, String transfer, String name) {
        return account(account, name).put("transferId", transfer).put("holdId", transfer);
    }

    private ObjectNode account(String id, String name) {
        Account account = accountOf(id);
        return add("Account", id, name)
                .put("accountId", id)
                .put("currency", account.currency)
                .put("postedMinor", account.posted)
                .put("heldMinor", account.held);
    }

    private void transfer(String id, String name, String from, String to, long amount) {
        add("Transfer", id, name)
                .put("transferId", id)
                .put("fromAccountId", from)
                .put("toAccountId", to)
                .put("amountMinor", amount)
                .put("currency", accountOf(from).currency);
    }

    private ObjectNode add(String type, String id, String name) {
        String operation = UUID.randomUUID().toString();
        operations.put(operation, false);
        ObjectNode payload = JSON.createObjectNode().put("operationId", operation);
        payload.putNull("sealedReference");
        events.add(new MadeUpEvent(type, id, name, payload, START_MICROS + events.size() * 1_000_000L));
        return payload;
    }

    private Account accountOf(String id) {
        return Objects.requireNonNull(accounts.get(id));
    }
}
