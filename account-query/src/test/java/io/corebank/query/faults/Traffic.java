package io.corebank.query.faults;

import io.corebank.query.Http;
import io.corebank.query.Http.Answer;
import io.corebank.query.TestBank;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * A customer's accounts while money moves on them, and somebody who reads them all the time as the contract says: with
 * each read they demand the position that they saw last. Nobody else uses the bank meanwhile.
 */
final class Traffic implements AutoCloseable {

    private static final int ACCOUNTS = 8;
    private static final long BETWEEN_EVENTS_NANOS = 10_000_000;

    /** Who is asked for patience has some: a reader that asks again at once would only keep the processors busy. */
    private static final long AFTER_REFUSAL_NANOS = 50_000_000;

    private final TestBank bank;
    private final Http reader;
    private final List<String> accounts = new ArrayList<>();
    private final AtomicBoolean stop = new AtomicBoolean();
    private final AtomicInteger moves = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicLong seen = new AtomicLong();
    private final List<CompletableFuture<Void>> running = new ArrayList<>();

    /** Opens the accounts and begins. */
    Traffic(TestBank bank, Http reader, String customer) {
        this.bank = bank;
        this.reader = reader;
        for (int i = 0; i < ACCOUNTS; i++) {
            accounts.add(bank.open(customer, "Ada", "EUR"));
        }
        running.add(CompletableFuture.runAsync(this::move));
        running.add(CompletableFuture.runAsync(this::read));
    }

    List<String> accounts() {
        return accounts;
    }

    /** How many deposits and transfers there were. */
    int moves() {
        return moves.get();
    }

    /** How many reads were answered with what they asked for. */
    int answered() {
        return answered.get();
    }

    private void move() {
        for (int i = 0; !stop.get(); i++) {
            String account = accounts.get(i % ACCOUNTS);
            bank.deposit(account, 100 + i, "number " + i);
            if (i % 3 == 0) {
                bank.transfer(account, accounts.get((i + 1) % ACCOUNTS), 50, "share " + i);
            }
            moves.incrementAndGet();
            LockSupport.parkNanos(BETWEEN_EVENTS_NANOS);
        }
    }

    /** Versions and counts only grow for one who says what was seen last; an answer that would go back is a 503. */
    private void read() {
        long version = 0;
        long total = 0;
        while (!stop.get()) {
            Answer account = readOnce("/accounts/" + accounts.get(0));
            if (account.status() == 200) {
                version = grown(version, account.json().path("version").asLong(), account);
            }
            Answer list = readOnce("/accounts/" + accounts.get(0) + "/movements?limit=1");
            if (list.status() == 200) {
                total = grown(total, list.json().path("total").asLong(), list);
            }
        }
    }

    private Answer readOnce(String path) {
        Answer answer = reader.get(path, "Bank-Min-Position", Long.toString(seen.get()));
        if (answer.status() == 200) {
            answered.incrementAndGet();
            seen.set(grown(
                    seen.get(), Long.parseLong(answer.header("Bank-Position").orElse("-1")), answer));
        } else if (answer.status() != 503 || answer.header("Retry-After").isEmpty()) {
            throw new AssertionError(path + " was answered " + answer.status() + " " + answer.body());
        } else {
            LockSupport.parkNanos(AFTER_REFUSAL_NANOS);
        }
        return answer;
    }

    private static long grown(long before, long now, Answer answer) {
        if (now < before) {
            throw new AssertionError("Went back from " + before + " to " + now + ": " + answer.body());
        }
        return now;
    }

    /** Ends it; fails with what the reader saw that must not be. */
    @Override
    public void close() {
        stop.set(true);
        running.forEach(CompletableFuture::join);
    }
}
