package io.corebank.query.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.corebank.eventstore.EventLog;
import io.corebank.query.EventSource;
import io.corebank.query.EventSource.Received;
import io.corebank.query.Http.Answer;
import io.corebank.query.QueryIT;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

class LiveStreamsIT extends QueryIT {

    private static final Logger log = LoggerFactory.getLogger(LiveStreamsIT.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired
    private LiveStreams streams;

    @Autowired
    private EventStore events;

    @Autowired
    private EventLog eventLog;

    @Autowired
    private StreamHistory history;

    @Autowired
    private EventFormat format;

    private final String customer = newCustomer();

    @Test
    void tellsWhatHappensInTheWordsOfTheContract() {
        String account = bank.open(customer, "Ada", "EUR");
        try (EventSource source = listen(customer, "/accounts/" + account + "/stream", null)) {
            assertThat(source.status().join()).isEqualTo(200);
            assertThat(source.position().join()).isEqualTo("" + bank.head());
            bank.deposit(account, 1_234, "first cash");
            Received deposit = await().atMost(PATIENCE)
                    .until(source::received, all -> all.size() == 1)
                    .get(0);
            assertThat(deposit.id()).isEqualTo("" + bank.head());
            assertThat(deposit.type()).isEqualTo("MoneyDeposited");
            assertThat(deposit.data().path("accountId").asString()).isEqualTo(account);
            assertThat(deposit.data().path("amount").asString()).isEqualTo("12.34");
            assertThat(deposit.data().path("posted").asString()).isEqualTo("12.34");
            assertThat(deposit.data().path("held").asString()).isEqualTo("0.00");
            assertThat(deposit.data().path("currency").asString()).isEqualTo("EUR");
            assertThat(deposit.data().path("reference").asString()).isEqualTo("first cash");
            assertThat(deposit.data().path("version").asLong()).isEqualTo(2);
            assertThat(deposit.data().path("position").asLong()).isEqualTo(bank.head());
            await().atMost(PATIENCE).until(() -> source.comments() > 1);
        }
        await().atMost(PATIENCE).until(() -> streams.open() == 0);
    }

    /** Others are told of it before this stream is known, so that only the store can tell it. */
    @Test
    void tellsWhatHappensWhileAStreamIsBeingOpened() {
        String account = bank.open(customer, "Ada", "EUR");
        RecordingConnection connection = new RecordingConnection();
        try (EventSource other = listen(customer, "/accounts/" + account + "/stream", null)) {
            assertThat(other.status().join()).isEqualTo(200);
            streams.stream(account, bank.head(), Instant.MAX, (buffer, onEnd) -> {
                bank.deposit(account, 100, "meanwhile");
                await().atMost(PATIENCE).until(() -> other.count() == 1);
                connection.onEnd = onEnd;
                return connection;
            });
            await().atMost(PATIENCE).until(() -> connection.sent.size() == 1);
            bank.deposit(account, 100, "afterwards");
            await().atMost(PATIENCE).until(() -> connection.sent.size() == 2);
        } finally {
            connection.onEnd.run();
        }
        assertThat(connection.sent.get(0)).contains("meanwhile");
        assertThat(connection.sent.get(1)).contains("afterwards");
    }

    @Test
    void followsATransferToItsEnd() {
        String from = bank.open(customer, "Ada", "EUR");
        String payee = newCustomer();
        String to = bank.open(payee, "Bob", "EUR");
        long before = bank.head();
        String transfer = bank.transfer(from, to, 500, "rent");
        try (EventSource source = listen(payee, "/transfers/" + transfer + "/stream", "" + before)) {
            assertThat(source.status().join()).isEqualTo(200);
            await().atMost(PATIENCE)
                    .until(() -> source.received().size() == 4 || source.ended().isDone());
            assertThat(source.received().stream()
                            .map(step -> step.data().path("status").asString()))
                    .containsExactly("REQUESTED", "FUNDS_HELD", "CREDITED", "COMPLETED");
            assertThat(source.received().get(0).data().path("amount").asString())
                    .isEqualTo("5.00");
            assertThat(source.received().toString())
                    .as("what the payee must not know")
                    .doesNotContain(customer);
        }
        assertThat(asUnaware(newCustomer())
                        .get("/transfers/" + transfer + "/stream")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void hidesForeignAccountsLikeUnknownOnes() {
        String account = bank.open(customer, "Ada", "EUR");
        Answer foreign = asUnaware(newCustomer()).get("/accounts/" + account + "/stream");
        Answer unknown = asUnaware(customer).get("/accounts/" + newCustomer() + "/stream");
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(foreign.text("code")).isEqualTo("account-not-found").isEqualTo(unknown.text("code"));
        assertThat(foreign.header("Content-Type")).contains("application/problem+json");
        assertThat(foreign.text("detail")).isEqualTo(unknown.text("detail"));
        assertThat(asUnaware(customer)
                        .get("/accounts/" + account + "/stream", "Last-Event-ID", "yesterday")
                        .status())
                .isEqualTo(400);
    }

    /** A role that was taken away, or a customer who is one no more, hears nothing beyond that. */
    @Test
    void endsAStreamWithTheTokenThatOpenedIt() {
        String account = bank.open(customer, "Ada", "EUR");
        String path = "/accounts/" + account + "/stream";
        try (EventSource brief = listenFor(Duration.ofSeconds(3), customer, path);
                EventSource longer = listen(customer, path, null)) {
            assertThat(brief.status().join()).isEqualTo(200);
            await().atMost(PATIENCE).until(brief.ended()::isDone);
            bank.deposit(account, 100, "later");
            await().atMost(PATIENCE).until(() -> longer.received().size() == 1);
            assertThat(brief.received()).isEmpty();
            assertThat(longer.ended()).isNotDone();
        }
    }

    @Test
    void missesAndRepeatsNothingHoweverOftenAClientComesBack() {
        String account = bank.open(customer, "Ada", "EUR");
        int total = 3_000;
        CompletableFuture<Void> writing =
                CompletableFuture.runAsync(() -> IntStream.range(0, total).forEach(i -> bank.deposit(account, 1, "x")));
        List<Long> versions = new ArrayList<>();
        String last = "0";
        while (versions.size() < total + 1) {
            int wanted = Math.min(versions.size() + 400, total + 1) - versions.size();
            try (EventSource source = listen(customer, "/accounts/" + account + "/stream", last)) {
                await().atMost(PATIENCE)
                        .until(() -> source.count() >= wanted || source.ended().isDone());
                assertThat(source.ended()).as("the server goes on").isNotDone();
                List<Received> part = source.received();
                part.forEach(event -> versions.add(event.data().path("version").asLong()));
                last = part.get(part.size() - 1).id();
            }
        }
        writing.join();
        assertThat(versions)
                .isEqualTo(LongStream.rangeClosed(1, total + 1).boxed().toList());
    }

    @Test
    void disconnectsAClientThatDoesNotRead() throws IOException {
        String account = bank.open(customer, "Ada", "EUR");
        String reference = "r".repeat(4_000);
        try (Socket lazy = new Socket()) {
            lazy.setReceiveBufferSize(2_048);
            lazy.connect(new InetSocketAddress("localhost", port()));
            String request = "GET /api/v1/accounts/" + account + "/stream HTTP/1.1\r\nHost: localhost\r\n"
                    + "Authorization: Bearer " + tokenOf(customer) + "\r\n\r\n";
            lazy.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            await().atMost(PATIENCE).until(() -> streams.open() == 1);
            await().atMost(PATIENCE).pollDelay(Duration.ZERO).until(() -> {
                IntStream.range(0, 200).forEach(i -> bank.deposit(account, 1, reference));
                return streams.open() == 0;
            });
        }
        try (EventSource source = listen(customer, "/accounts/" + account + "/stream", null)) {
            assertThat(source.status().join()).isEqualTo(200);
            bank.deposit(account, 1, "others do not notice");
            await().atMost(PATIENCE).until(() -> source.count() == 1);
        }
    }

    @Test
    void servesTwoThousandStreamsWithoutAThreadEach() {
        String account = bank.open(customer, "Ada", "EUR");
        int threadsBefore = Thread.getAllStackTraces().size();
        long start = System.nanoTime();
        List<EventSource> sources = IntStream.range(0, 2_000)
                .mapToObj(i -> listen(customer, "/accounts/" + account + "/stream", null))
                .toList();
        try {
            sources.forEach(source -> assertThat(
                            source.status().orTimeout(60, TimeUnit.SECONDS).join())
                    .isEqualTo(200));
            await().atMost(PATIENCE).until(() -> streams.open() == 2_000);
            long opened = System.nanoTime();
            int threads = Thread.getAllStackTraces().size() - threadsBefore;
            for (int i = 1; i <= 10; i++) {
                bank.deposit(account, i, "number " + i);
            }
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).until(() -> sources.stream()
                    .allMatch(source -> source.count() == 10));
            long told = System.nanoTime();
            log.info(
                    "2000 streams opened in {} ms with {} more threads; 10 events reached all in {} ms",
                    (opened - start) / 1_000_000,
                    threads,
                    (told - opened) / 1_000_000);
            assertThat(threads).isLessThan(400);
        } finally {
            sources.forEach(EventSource::close);
        }
        await().atMost(PATIENCE).until(() -> streams.open() == 0);
    }

    @Test
    void endsEveryStreamWhenTheProcessStops() {
        LiveStreams own = new LiveStreams(
                new LiveSettings(Duration.ofSeconds(15), 1, 16), events, eventLog, format, history, Clock.systemUTC());
        own.start();
        RecordingConnection connection = new RecordingConnection();
        own.stream("nobody", bank.head(), Instant.MAX, (buffer, onEnd) -> connection);
        own.stop();
        assertThat(connection.finished).isTrue();
        assertThat(own.isRunning()).isFalse();
    }

    /** Remembers what is asked of it. */
    private static final class RecordingConnection implements Connection {
        private final List<String> sent = new CopyOnWriteArrayList<>();
        private volatile Runnable onEnd = () -> {};
        private volatile boolean finished;

        @Override
        public boolean offer(byte[] bytes) {
            if (bytes != Frame.HEARTBEAT) {
                sent.add(new String(bytes, StandardCharsets.UTF_8));
            }
            return true;
        }

        @Override
        public boolean isBusy() {
            return false;
        }

        @Override
        public void finish() {
            finished = true;
        }

        @Override
        public void abort() {
            finished = true;
        }

        @Override
        public void whenDrained(Runnable task) {
            task.run();
        }
    }
}
