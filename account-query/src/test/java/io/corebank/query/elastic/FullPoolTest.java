package io.corebank.query.elastic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.transport.ElasticsearchTransport;
import io.corebank.support.web.Unavailable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.elasticsearch.client.RestClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.ssl.SslBundles;

/** Elasticsearch answers so slowly that the only connection is free too late for whoever waits for it. */
class FullPoolTest {

    private static final Duration PATIENCE = Duration.ofMillis(200);
    private static final int DROPS = 50;

    private final CountDownLatch taken = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);
    private ServerSocket server;
    private RestClient connections;
    private ElasticsearchTransport transport;

    @BeforeEach
    void takeTheOnlyConnection() throws Exception {
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::drip, "slow-elasticsearch");
        thread.setDaemon(true);
        thread.start();
        ElasticsearchConfiguration configuration = new ElasticsearchConfiguration();
        connections = configuration.elasticsearchConnections(
                new ElasticsearchSettings(
                        URI.create("http://127.0.0.1:" + server.getLocalPort()),
                        "",
                        0,
                        PATIENCE,
                        PATIENCE,
                        1,
                        null,
                        null,
                        null),
                new StaticListableBeanFactory().getBeanProvider(SslBundles.class));
        transport = configuration.elasticsearchTransport(connections);
        CompletableFuture<?> endless = new ElasticsearchAsyncClient(transport).info();
        taken.await();
        assertThat(endless).isNotDone();
    }

    @AfterEach
    void close() throws IOException {
        over.countDown();
        server.close();
        connections.close();
    }

    @Test
    void tellsAReaderWhoWaitedForItThatTheSearchIsAway() {
        Throwable failure = catchThrowable(
                () -> new ElasticsearchAsyncClient(transport).info().join());
        assertThat(ElasticsearchFailures.toReader(failure)).isInstanceOf(Unavailable.class);
    }

    @Test
    void tellsSoWhoeverWaitsOnAThread() {
        Throwable failure = catchThrowable(() -> new ElasticsearchClient(transport).info());
        assertThat(failure).isNotInstanceOf(IOException.class);
        assertThat(ElasticsearchFailures.toReader(failure)).isInstanceOf(Unavailable.class);
    }

    /** A header that comes bit by bit, so that the socket is never silent for long, and breaks off. */
    private void drip() {
        try (Socket caller = server.accept()) {
            caller.getInputStream().read();
            caller.getOutputStream().write("HTTP/1.1 200 OK\r\nX-Slow: ".getBytes(StandardCharsets.US_ASCII));
            taken.countDown();
            for (int drop = 0; drop < DROPS; drop++) {
                caller.getOutputStream().write('x');
                caller.getOutputStream().flush();
                over.await(20, TimeUnit.MILLISECONDS);
            }
        } catch (IOException | InterruptedException gone) {
            taken.countDown();
        }
    }
}
