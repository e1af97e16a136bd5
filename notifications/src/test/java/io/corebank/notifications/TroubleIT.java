package io.corebank.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.corebank.notifications.ApiClient.Answer;
import io.corebank.notifications.StandInReceiver.Message;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Receivers as they are: down, slow, broken, redirecting, talking without end. */
class TroubleIT extends NotificationsTest {

    @Test
    void waitsForAReceiverThatIsDownAndKeepsTheOrder() throws IOException {
        int port = receiver.port();
        String url = receiver.url();
        receiver.close();
        String id = id(subscribe(ada(), "{\"url\":\"" + url + "\"}"));
        for (int i = 1; i <= 5; i++) {
            deposit(adas, ada, i);
        }
        await().until(() -> line(id, 4).get("error") != null);
        assertThat(line(id, 4)).containsEntry("error", "no connection").containsEntry("status", "PENDING");
        try (StandInReceiver back = new StandInReceiver(
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0))) {
            await().untilAsserted(() -> assertThat(back.messages()).hasSize(5));
            assertThat(amounts(back)).containsExactly("0.01", "0.02", "0.03", "0.04", "0.05");
        }
    }

    @Test
    void repeatsUnderTheSameIdAfterAnErrorAndSendsNothingOfTheAccountInBetween() {
        AtomicInteger calls = new AtomicInteger();
        receiver.does(exchange -> exchange.sendResponseHeaders(calls.incrementAndGet() <= 2 ? 500 : 200, -1));
        String id = subscribe(ada());
        deposit(adas, ada, 1);
        deposit(adas, ada, 2);
        await().untilAsserted(() -> assertThat(receiver.messages()).hasSize(4));
        assertThat(amounts(receiver)).containsExactly("0.01", "0.01", "0.01", "0.02");
        List<Message> told = receiver.messages();
        assertThat(told.get(1).id()).isEqualTo(told.get(0).id());
        assertThat(told.get(3).id()).isNotEqualTo(told.get(0).id());
        await().untilAsserted(() -> assertThat(line(id, 1)).containsEntry("attempts", 3));
    }

    @Test
    void isNotHeldUpByASlowReceiver() throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        try (StandInReceiver slow = new StandInReceiver()) {
            slow.does(exchange -> {
                await(end);
                exchange.sendResponseHeaders(200, -1);
            });
            String slowId = id(subscribe(operator(), "{\"url\":\"" + slow.url() + "\"}"));
            subscribe(ada());
            for (int i = 1; i <= 50; i++) {
                deposit(bobs, bob, i);
                deposit(adas, ada, i);
            }
            await().untilAsserted(() -> assertThat(receiver.messages()).hasSize(50));
            assertThat(slow.messages())
                    .as("taken one by one, and never answered")
                    .hasSizeLessThan(12);
            await().until(() -> deliverer.inMemory() < 40);
            await().untilAsserted(() -> assertThat(get(operator(), "/" + slowId + "/deliveries?limit=100")
                            .body())
                    .asString()
                    .contains("no answer in time"));
            end.countDown();
        }
    }

    @Test
    void followsNoRedirect() throws IOException {
        try (StandInReceiver elsewhere = new StandInReceiver()) {
            receiver.does(exchange -> {
                exchange.getResponseHeaders().set("Location", elsewhere.url());
                exchange.sendResponseHeaders(307, -1);
            });
            String id = subscribe(ada());
            deposit(adas, ada, 1);
            await().untilAsserted(() -> assertThat(line(id, 0)).containsEntry("error", "answered 307"));
            assertThat(elsewhere.messages()).isEmpty();
        }
    }

    @Test
    void hangsUpOnAnAnswerWithoutEnd() {
        AtomicInteger written = new AtomicInteger();
        receiver.does(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                while (written.addAndGet(1_024) < 1_000_000_000) {
                    out.write(new byte[1_024]);
                }
            }
        });
        String id = subscribe(ada());
        deposit(adas, ada, 1);
        await().untilAsserted(() -> assertThat(line(id, 0)).containsEntry("status", "DELIVERED"));
        int then = written.get();
        assertThat(then).isLessThan(100_000_000);
        deposit(adas, ada, 2);
        await().untilAsserted(() -> assertThat(receiver.messages()).hasSize(2));
    }

    @Test
    void parksWhatIsNeverTakenAndDisablesTheReceiverWithANotice() {
        receiver.does(StandInReceiver.answering(500));
        try (StandInReceiver other = new StandInReceiver()) {
            String id = subscribe(ada());
            subscribe(ada(), "{\"url\":\"%s\",\"eventTypes\":[\"WebhookDisabled\"]}".formatted(other.url()));
            deposit(adas, ada, 1);
            deposit(adas, ada, 2);
            await().untilAsserted(() -> assertThat(get(ada(), "/" + id).body())
                    .containsEntry("status", "DISABLED")
                    .containsEntry("reason", "answered 500"));
            await().untilAsserted(() -> assertThat(other.messages()).hasSize(1));
            assertThat(other.messages().get(0).data().path("webhookId").asString())
                    .isEqualTo(id);
            assertThat(line(id, 0)).containsEntry("status", "PARKED");
            assertThat(line(id, 1)).containsEntry("status", "PARKED");
            receiver.does(StandInReceiver.answering(200));
            int before = receiver.messages().size();
            patch(ada(), "/" + id, "{\"status\":\"ACTIVE\"}");
            ada().post("/" + id + "/deliveries/redeliver", "{\"status\":\"PARKED\"}");
            await().untilAsserted(() -> assertThat(receiver.messages()).hasSize(before + 2));
            assertThat(line(id, 0))
                    .containsEntry(
                            "messageId", receiver.messages().get(before + 1).id());
        }
    }

    @Test
    void disablesAReceiverThatIsGoneAtOnce() {
        receiver.does(StandInReceiver.answering(410));
        String id = subscribe(ada());
        deposit(adas, ada, 1);
        await().untilAsserted(() -> assertThat(get(ada(), "/" + id).body()).containsEntry("status", "DISABLED"));
        assertThat(receiver.messages()).hasSize(1);
    }

    @Test
    void sendsOnlyToWhoeverShowsTheCertificateOfTheName() {
        NotificationsService.NAMES.put(TestCertificate.HOST, "127.0.0.1");
        NotificationsService.NAMES.put("imposter.test", "127.0.0.1");
        try (StandInReceiver secure = new StandInReceiver(TestCertificate.server())) {
            String right = id(subscribe(ada(), https(TestCertificate.HOST, secure)));
            deposit(adas, ada, 1);
            await().untilAsserted(() -> assertThat(line(right, 0)).containsEntry("status", "DELIVERED"));
            String wrong = id(subscribe(ada(), https("imposter.test", secure)));
            deposit(adas, ada, 2);
            await().untilAsserted(() -> assertThat(line(wrong, 0)).containsEntry("error", "no trusted TLS connection"));
            assertThat(secure.messages()).as("both of the right one").hasSize(2);
        }
    }

    private static String https(String host, StandInReceiver secure) {
        return "{\"url\":\"https://%s:%d/hook\"}".formatted(host, secure.port());
    }

    private static void await(CountDownLatch end) {
        try {
            assertThat(end.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> amounts(StandInReceiver of) {
        return of.messages().stream()
                .map(told -> told.data().path("amount").asString())
                .toList();
    }

    /** A line of the log, counted from the newest. */
    @SuppressWarnings("unchecked")
    private Map<String, Object> line(String id, int index) {
        Answer page = get(operator(), "/" + id + "/deliveries");
        List<Map<String, Object>> items =
                (List<Map<String, Object>>) page.body().get("items");
        assertThat(items).hasSizeGreaterThan(index);
        return items.get(index);
    }
}
