package io.corebank.notifications;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.apache.hc.core5.http.nio.support.AsyncRequestBuilder;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Calls receivers, without a thread for each. Connections are kept, redirects are not followed, no cookie is kept, and
 * nothing is tried twice here.
 */
final class Receivers implements AutoCloseable {

    private static final int THREADS = 2;
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(30);

    private final CheckedAddresses addresses;
    private final Clock clock;
    private final CloseableHttpAsyncClient http;

    Receivers(CheckedAddresses addresses, WebhookSettings settings, SSLContext trust, Clock clock) {
        this.addresses = addresses;
        this.clock = clock;
        this.http = HttpAsyncClients.custom()
                .setConnectionManager(PoolingAsyncClientConnectionManagerBuilder.create()
                        .setDnsResolver(addresses)
                        .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
                        .setMaxConnPerRoute(settings.concurrency() * 8)
                        .setTlsStrategy(ClientTlsStrategyBuilder.create()
                                .setSslContext(trust)
                                .buildAsync())
                        .setDefaultTlsConfig(TlsConfig.custom()
                                .setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1)
                                .setHandshakeTimeout(timeout(settings.connectTimeout()))
                                .build())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(timeout(settings.connectTimeout()))
                                .setSocketTimeout(timeout(settings.timeout()))
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(timeout(settings.timeout()))
                        .setResponseTimeout(timeout(settings.timeout()))
                        .setConnectionKeepAlive(timeout(KEEP_ALIVE))
                        .setRedirectsEnabled(false)
                        .build())
                .setIOReactorConfig(IOReactorConfig.custom()
                        .setIoThreadCount(THREADS)
                        .setTcpNoDelay(true)
                        .build())
                .evictIdleConnections(TimeValue.ofSeconds(KEEP_ALIVE.toSeconds()))
                .setUserAgent("corebank-webhooks/1")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
        http.start();
    }

    /** A call that is under way. To cut it short ends its connection. */
    record Call(CompletableFuture<Reply> reply, Runnable cut) {}

    /** Calls the receiver. The reply comes in any case, also for a call that was never made. */
    @SuppressWarnings("FutureReturnValueIgnored")
    Call send(URI url, List<SecretKeySpec> keys, String messageId, byte[] body) {
        CompletableFuture<Reply> reply = new CompletableFuture<>();
        BoundedAnswer answer = new BoundedAnswer();
        CompletableFuture<Future<Integer>> request = addresses
                .check(url.getHost())
                .thenApply(checked ->
                        http.execute(request(url, keys, messageId, body), answer, new ReplyCallback(reply, answer)));
        request.whenComplete((sent, failure) -> {
            if (failure != null) {
                reply.complete(Reply.failed(Failures.describe(failure)));
            }
        });
        return new Call(reply, () -> {
            reply.complete(ReplyCallback.of(answer, "no answer in time"));
            request.thenAccept(sent -> sent.cancel(true));
        });
    }

    private AsyncRequestProducer request(URI url, List<SecretKeySpec> keys, String messageId, byte[] body) {
        long timestamp = clock.instant().getEpochSecond();
        return AsyncRequestBuilder.post(url)
                .addHeader("webhook-id", messageId)
                .addHeader("webhook-timestamp", Long.toString(timestamp))
                .addHeader("webhook-signature", Signature.header(keys, messageId, timestamp, body))
                .setEntity(body, ContentType.APPLICATION_JSON)
                .build();
    }

    private static Timeout timeout(Duration duration) {
        return Timeout.ofMilliseconds(duration.toMillis());
    }

    @Override
    public void close() {
        http.close(CloseMode.GRACEFUL);
    }
}
