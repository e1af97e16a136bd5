package io.corebank.bench.reads;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Pays in now and then, at moments fixed beforehand, and reads the account back as soon as the receipt is there,
 * demanding its position. The time from the receipt, when the event is committed, to the answer is how long an event
 * takes to become visible, together with the read itself.
 */
final class Sampler implements AutoCloseable {

    private static final long LONGEST = TimeUnit.MINUTES.toNanos(2);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String BODY = "{\"amount\":\"0.01\",\"currency\":\"EUR\"}";

    private final URI bank;
    private final List<String> accounts;
    private final String writer;
    private final String reader;
    private final String keyPrefix;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Histogram nanos = new ConcurrentHistogram(LONGEST, 3);
    private final AtomicInteger number = new AtomicInteger();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    /** Begins to take so many samples a second. */
    Sampler(ReadBank bank, List<String> accounts, String keyPrefix, int perSecond) {
        this.bank = bank.bank().address();
        this.accounts = accounts;
        this.writer = "Bearer " + bank.clerk().token("service");
        this.reader = "Bearer " + bank.clerk().token("teller");
        this.keyPrefix = keyPrefix;
        long apart = TimeUnit.SECONDS.toNanos(1) / perSecond;
        Future<?> unused = clock.scheduleAtFixedRate(this::sample, apart, apart, TimeUnit.NANOSECONDS);
    }

    private void sample() {
        int mine = number.getAndIncrement();
        String account = "/api/v1/accounts/" + accounts.get(mine % accounts.size());
        HttpRequest deposit = HttpRequest.newBuilder(bank.resolve(account + "/deposits"))
                .timeout(PATIENCE)
                .header("Authorization", writer)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", keyPrefix + mine)
                .POST(BodyPublishers.ofString(BODY))
                .build();
        underWay.incrementAndGet();
        CompletableFuture<Void> unused = http.sendAsync(deposit, BodyHandlers.discarding())
                .thenCompose(receipt -> readBack(account, receipt, System.nanoTime()))
                .whenComplete((done, failure) -> {
                    underWay.decrementAndGet();
                    failed.addAndGet(failure == null ? 0 : 1);
                });
    }

    private CompletableFuture<Void> readBack(String account, HttpResponse<Void> receipt, long committed) {
        String position = receipt.headers().firstValue("Bank-Position").orElseThrow();
        HttpRequest read = HttpRequest.newBuilder(bank.resolve(account))
                .timeout(PATIENCE)
                .header("Authorization", reader)
                .header("Bank-Min-Position", position)
                .build();
        return http.sendAsync(read, BodyHandlers.discarding()).thenCompose(answer -> {
            if (answer.statusCode() == 503) {
                return readBack(account, receipt, committed);
            }
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("The account was answered " + answer.statusCode());
            }
            nanos.recordValue(Math.min(LONGEST, System.nanoTime() - committed));
            return CompletableFuture.completedFuture(null);
        });
    }

    /** Takes no more samples and waits for those under way. */
    Histogram finish() {
        clock.shutdown();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (underWay.get() > 0 && System.nanoTime() < end) {
            LockSupport.parkNanos(1_000_000);
        }
        return nanos;
    }

    /** How many samples have failed. */
    int failed() {
        return failed.get();
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
