package io.corebank.bench.chaos.load;

import io.corebank.bench.chaos.history.Request;
import io.corebank.bench.chaos.history.Request.Kind;
import io.corebank.bench.chaos.load.Accounts.Account;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;

/** What a session asks for next: its share of each kind of request, chosen at random. */
final class Plan {

    private static final int TRANSFERS = 60;
    private static final int CASH = TRANSFERS + 10;
    private static final int READS = CASH + 20;
    private static final int RETRIES = READS + 5;
    private static final int OTHER_CONTENT = RETRIES + 3;
    private static final int HIGHEST_MINOR = 20_00;
    private static final int TOO_MUCH_MINOR = 1_000_000_00;

    private final int session;
    private final Accounts accounts;
    private final Memory memory;
    private final SplittableRandom random;
    private int keys;

    Plan(int session, Accounts accounts, Memory memory, SplittableRandom random) {
        this.session = session;
        this.accounts = accounts;
        this.memory = memory;
        this.random = random;
    }

    /** The next request of a session that has seen the log up to a position. */
    Request next(long seen) {
        int share = random.nextInt(100);
        if (share < TRANSFERS) {
            return transfer();
        }
        if (share < CASH) {
            return cash();
        }
        if (share < READS) {
            return read(seen);
        }
        if (share < RETRIES) {
            return memory.any(random).orElseGet(this::transfer);
        }
        if (share < OTHER_CONTENT) {
            return memory.anyDone(random).map(this::withOtherContent).orElseGet(this::cash);
        }
        return illegal();
    }

    private Request transfer() {
        Account from = accounts.any(random);
        Request transfer = transfer(
                from.owner(), key(), from.id(), accounts.other(from, random).id(), amount());
        return random.nextInt(4) == 0 ? transfer.waiting() : transfer;
    }

    private static Request transfer(String caller, String key, String from, String to, long amount) {
        return Request.write(Kind.TRANSFER, caller, key, from, to, amount, Bodies.transfer(from, to, amount));
    }

    private Request cash() {
        Account account = accounts.any(random);
        return random.nextBoolean()
                ? cash(Kind.DEPOSIT, "teller", key(), account.id(), amount())
                : cash(Kind.WITHDRAWAL, account.owner(), key(), account.id(), amount());
    }

    private static Request cash(Kind kind, String caller, String key, String account, long amount) {
        return Request.write(kind, caller, key, account, "", amount, Bodies.cash(amount, "EUR", ""));
    }

    private Request read(long seen) {
        Optional<String> transfer = random.nextInt(3) == 0 ? memory.anyTransfer(random) : Optional.empty();
        if (transfer.isPresent()) {
            String[] parts = transfer.get().split(" ", -1);
            return Request.read(Kind.READ_TRANSFER, parts[0], parts[1], seen);
        }
        Account account = accounts.any(random);
        return Request.read(Kind.READ_ACCOUNT, account.owner(), account.id(), seen);
    }

    /** The key of something that has happened, for a different amount. */
    private Request withOtherContent(Request done) {
        long amount = done.amountMinor() + 1 + random.nextInt(HIGHEST_MINOR);
        Request other = done.kind() == Kind.TRANSFER
                ? transfer(done.caller(), done.key(), done.accountId(), done.counterpartyId(), amount)
                : cash(done.kind(), done.caller(), done.key(), done.accountId(), amount);
        return other.mustNotHappen();
    }

    private Request illegal() {
        Account account = accounts.any(random);
        String id = account.id();
        String stranger = account.owner().equals("customer1") ? "customer2" : "customer1";
        long amount = amount();
        Request request =
                switch (random.nextInt(7)) {
                    case 0 -> cash(Kind.WITHDRAWAL, account.owner(), key(), id, TOO_MUCH_MINOR);
                    case 1 -> cash(Kind.DEPOSIT, "teller", key(), unknownAccount(), amount);
                    case 2 -> cash(Kind.DEPOSIT, "teller", key(), id, -amount);
                    case 3 -> cash(Kind.WITHDRAWAL, stranger, key(), id, amount);
                    case 4 ->
                        transfer(
                                stranger,
                                key(),
                                id,
                                accounts.other(account, random).id(),
                                amount);
                    case 5 -> deposit(id, amount, Bodies.cash(amount, "USD", ""));
                    default -> deposit(id, amount, Bodies.cash(amount, "EUR", ",\"posted\":\"1.00\""));
                };
        return request.mustNotHappen();
    }

    private Request deposit(String account, long amount, String body) {
        return Request.write(Kind.DEPOSIT, "teller", key(), account, "", amount, body);
    }

    private String unknownAccount() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    private String key() {
        return "s" + session + "-" + keys++;
    }

    private int amount() {
        return 1 + random.nextInt(HIGHEST_MINOR);
    }
}
