package io.corebank.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Services that take long to answer, because they were asked to or not. */
@Timeout(value = 90, unit = TimeUnit.SECONDS, threadMode = ThreadMode.SEPARATE_THREAD)
class LateAnswersTest {

    private static final String TRANSFERS = "/api/v1/transfers";

    /** With as many at a time as there may be, they are as many as would open a breaker. */
    private static final int ROUNDS = 3;

    private final CountDownLatch over = new CountDownLatch(1);
    private final RunningGateway gateway = new RunningGateway();

    @AfterEach
    void stop() {
        over.countDown();
        gateway.close();
    }

    @Test
    void letsATransferWaitAsLongAsItAsksTo() throws Exception {
        gateway.saga.does(exchange -> {
            assertThat(over.await(800, TimeUnit.MILLISECONDS)).isFalse();
            StandIn.answer(exchange, 202, "{}");
        });

        assertThat(transfer("wait=2").get().statusCode()).isEqualTo(202);
        assertThat(transfer("respond-async").get().body()).contains("\"code\":\"outcome-unknown\"");
    }

    @Test
    void holdsItAgainstNoServiceThatItWaitsWhenItIsAskedTo() throws Exception {
        gateway.saga.does(exchange -> over.await());
        for (int round = 0; round < ROUNDS; round++) {
            List<CompletableFuture<HttpResponse<String>>> waiting = new ArrayList<>();
            for (int i = 0; i < RunningGateway.IN_FLIGHT; i++) {
                waiting.add(transfer("wait=1"));
            }
            for (CompletableFuture<HttpResponse<String>> one : waiting) {
                assertThat(one.get().body()).contains("\"code\":\"outcome-unknown\"");
            }
        }

        gateway.saga.does(exchange -> StandIn.answer(exchange, 202, "{}"));
        assertThat(gateway.post(TRANSFERS, "{}").statusCode()).isEqualTo(202);
    }

    @Test
    void asksNobodyTwiceForWhatTakesTooLong() throws Exception {
        gateway.query.does(exchange -> over.await());

        assertThat(gateway.get("/api/v1/accounts/a").body()).contains("\"code\":\"unavailable\"");
        assertThat(gateway.query.asked()).hasSize(1);
    }

    private CompletableFuture<HttpResponse<String>> transfer(String preference) {
        return gateway.http()
                .sendAsync(
                        gateway.asSomebody(TRANSFERS)
                                .header("Prefer", preference)
                                .POST(BodyPublishers.ofString("{}"))
                                .build(),
                        BodyHandlers.ofString());
    }
}
