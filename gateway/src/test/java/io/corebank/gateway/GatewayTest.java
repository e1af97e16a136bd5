package io.corebank.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = ThreadMode.SEPARATE_THREAD)
class GatewayTest {

    private static final String DEPOSITS = "/api/v1/accounts/a/deposits";
    private static final String ACCOUNT = "/api/v1/accounts/a";

    private RunningGateway gateway;

    @BeforeAll
    void start() {
        gateway = new RunningGateway("--bank.gateway.services.notifications=" + RunningGateway.nobody());
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    /** Whatever the last test did to a service, it answers again, and is asked again. */
    @BeforeEach
    void heal() {
        List.of(gateway.command, gateway.saga, gateway.query, gateway.identity)
                .forEach(service -> service.does(exchange -> StandIn.answer(exchange, 200, "{}")));
        await().until(() -> gateway.post(DEPOSITS, "{}").statusCode() == 200
                && gateway.get(ACCOUNT).statusCode() == 200
                && gateway.post("/oauth2/token", "a=b").statusCode() == 200);
        List.of(gateway.command, gateway.query, gateway.identity)
                .forEach(service -> service.asked().clear());
    }

    @Test
    void leadsFromTheBareAddressToTheConsole() throws Exception {
        HttpResponse<String> answer = gateway.sendAsItIs(HttpRequest.newBuilder(gateway.at("/")));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location")).hasValue("/console/");
    }

    @Test
    void passesRequestsAndAnswersOn() throws Exception {
        gateway.command.does(exchange -> {
            exchange.getResponseHeaders().add("Location", "/api/v1/accounts/b");
            exchange.getResponseHeaders().add("Set-Cookie", "a=1");
            exchange.getResponseHeaders().add("Set-Cookie", "b=2");
            exchange.getResponseHeaders().add("Bank-Position", "7");
            StandIn.answer(exchange, 201, "{\"version\":1}");
        });

        HttpResponse<String> answer = gateway.send(HttpRequest.newBuilder(gateway.at("/api/v1/accounts?x=%20y&x=z"))
                .header("Idempotency-Key", "k")
                .header("X-Correlation-ID", "mine")
                .POST(BodyPublishers.ofString("{\"currency\":\"EUR\"}")));

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).isEqualTo("{\"version\":1}");
        assertThat(answer.headers().firstValue("Location")).hasValue("/api/v1/accounts/b");
        assertThat(answer.headers().firstValue("Bank-Position")).hasValue("7");
        assertThat(answer.headers().allValues("Set-Cookie")).containsExactly("a=1", "b=2");
        assertThat(answer.headers().allValues("X-Correlation-ID")).containsExactly("mine");
        StandIn.Asked asked = gateway.command.asked().get(0);
        assertThat(asked.method()).isEqualTo("POST");
        assertThat(asked.uri()).hasToString("/api/v1/accounts?x=%20y&x=z");
        assertThat(asked.body()).isEqualTo("{\"currency\":\"EUR\"}");
        assertThat(asked.headers().getFirst("Authorization")).startsWith("Bearer ey");
        assertThat(asked.headers().getFirst("Idempotency-Key")).isEqualTo("k");
        assertThat(asked.headers().getFirst("X-Correlation-ID")).isEqualTo("mine");
        assertThat(asked.headers().getFirst("Host")).isEqualTo("localhost:" + gateway.port());
    }

    /** A password in a form must not turn up in an address, where logs would keep it. */
    @Test
    void leavesFormsAsTheyAre() throws Exception {
        gateway.send(HttpRequest.newBuilder(gateway.at("/oauth2/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=password&password=secret%21")));

        StandIn.Asked asked = gateway.identity.asked().get(0);
        assertThat(asked.uri()).hasToString("/oauth2/token");
        assertThat(asked.body()).isEqualTo("grant_type=password&password=secret%21");
    }

    @Test
    void keepsHeadersOfOneConnectionToThatConnection() throws Exception {
        gateway.query.does(exchange -> {
            exchange.getResponseHeaders().add("Keep-Alive", "timeout=9");
            exchange.getResponseHeaders().add("Proxy-Authenticate", "Basic");
            exchange.getResponseHeaders().add("Server", "secret/1.0");
            StandIn.answer(exchange, 200, "{}");
        });

        String answer = gateway.raw("GET " + ACCOUNT + " HTTP/1.1\nHost: bank\nAuthorization: Bearer "
                + gateway.issuer.token("somebody") + "\nConnection: close, X-Mine\nX-Mine: 1\n"
                + "TE: trailers\nProxy-Authorization: Basic x\nUpgrade: h2c\nX-Other: 2\n\n");

        assertThat(answer).startsWith("HTTP/1.1 200").doesNotContain("timeout=9", "Proxy-Authenticate", "secret/1.0");
        assertThat(gateway.query.asked().get(0).headers())
                .doesNotContainKeys("X-mine", "Te", "Proxy-authorization")
                .containsEntry("X-other", List.of("2"))
                .containsEntry("Host", List.of("bank"));
    }

    /** The demo's issuer trusts its own machine: whoever comes through a proxy must be known as a stranger. */
    @Test
    void tellsAnewWhoIsAsking() throws Exception {
        gateway.get(ACCOUNT);
        gateway.send(HttpRequest.newBuilder(gateway.at(ACCOUNT))
                .header("X-Forwarded-For", "6.6.6.6")
                .header("X-Forwarded-Host", "evil")
                .header("Forwarded", "for=6.6.6.6")
                .header("X-Real-IP", "6.6.6.6"));

        assertThat(gateway.query.asked().get(0).headers()).doesNotContainKey("X-forwarded-for");
        assertThat(gateway.query.asked().get(1).headers())
                .containsEntry("X-forwarded-for", List.of("127.0.0.1"))
                .containsEntry("X-forwarded-proto", List.of("http"))
                .doesNotContainKeys("X-forwarded-host", "Forwarded", "X-real-ip");
    }

    @Test
    void saysThatNothingHappenedWhenAServiceIsAway() throws Exception {
        HttpResponse<String> answer = gateway.post("/api/v1/webhooks", "{}");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.headers().firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(answer.body())
                .contains("\"code\":\"unavailable\"", "\"type\":\"/problems/unavailable\"", "\"status\":503")
                .contains(answer.headers().firstValue("X-Correlation-ID").orElseThrow());
    }

    @Test
    void leavesTheOutcomeOpenWhenAWriteIsTooSlowAndSendsItOnce() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        gateway.command.does(exchange -> over.await());

        HttpResponse<String> answer = gateway.post(DEPOSITS, "{}");
        over.countDown();

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("\"code\":\"outcome-unknown\"");
        assertThat(gateway.command.asked()).hasSize(1);
    }

    @Test
    void triesAReadAgainThatWasLost() throws Exception {
        gateway.query.does(exchange -> {
            if (gateway.query.asked().size() == 1) {
                throw new IOException("cut");
            }
            StandIn.answer(exchange, 200, "{\"second\":true}");
        });

        assertThat(gateway.get(ACCOUNT).body()).isEqualTo("{\"second\":true}");
    }

    @Test
    void neverSendsAWriteTwice() throws Exception {
        gateway.command.does(exchange -> {
            throw new IOException("cut");
        });

        assertThat(gateway.post(DEPOSITS, "{}").body()).contains("\"code\":\"outcome-unknown\"");
        assertThat(gateway.command.asked()).hasSize(1);
    }

    /** Half an answer must not look like a whole one. */
    @Test
    void breaksOffWhatBreaksOff() {
        gateway.query.does(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("{\"half\":".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            new CountDownLatch(1).await(5, TimeUnit.SECONDS);
        });

        assertThatThrownBy(() -> gateway.get(ACCOUNT)).isInstanceOf(IOException.class);
    }

    @Test
    void passesEventsOnAsTheyCome() throws Exception {
        CountDownLatch seen = new CountDownLatch(1);
        gateway.query.does(exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            out.write("id: 1\n\n".getBytes(StandardCharsets.UTF_8));
            out.flush();
            seen.await();
            out.write("id: 2\n\n".getBytes(StandardCharsets.UTF_8));
        });

        HttpResponse<java.io.InputStream> stream =
                gateway.http().send(gateway.asSomebody(ACCOUNT + "/stream").build(), BodyHandlers.ofInputStream());
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isEqualTo("id: 1");
            seen.countDown();
            lines.readLine();
            assertThat(lines.readLine()).isEqualTo("id: 2");
        }
    }

    @Test
    void leavesAServiceAloneThatKeepsFailingAndComesBackToIt() throws Exception {
        gateway.command.does(exchange -> {
            throw new IOException("cut");
        });
        await().until(() -> gateway.post(DEPOSITS, "{}").body().contains("\"unavailable\""));
        assertThat(gateway.get(ACCOUNT).statusCode()).as("others go on").isEqualTo(200);

        gateway.command.does(exchange -> StandIn.answer(exchange, 201, "{}"));
        await().until(() -> gateway.post(DEPOSITS, "{}").statusCode() == 201);
    }

    @Test
    void refusesMoreThanAServiceMayHaveAtATime() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        gateway.query.does(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().flush();
            over.await(5, TimeUnit.SECONDS);
        });
        List<CompletableFuture<?>> open = new ArrayList<>();
        for (int i = 0; i < RunningGateway.IN_FLIGHT; i++) {
            open.add(gateway.http().sendAsync(gateway.asSomebody(ACCOUNT).build(), BodyHandlers.ofInputStream()));
        }
        await().until(() -> gateway.query.asked().size() == RunningGateway.IN_FLIGHT);

        HttpResponse<String> answer = gateway.get(ACCOUNT);
        over.countDown();

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("\"code\":\"overloaded\"");
    }

    /** Listeners keep nobody from asking, and one caller listens so often. */
    @Test
    void countsStreamsApartFromRequests() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        gateway.query.does(exchange -> {
            if (!exchange.getRequestURI().getPath().endsWith("/stream")) {
                StandIn.answer(exchange, 200, "{}");
                return;
            }
            exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            for (int beat = 0; beat < 50 && !over.await(beat == 0 ? 0 : 100, TimeUnit.MILLISECONDS); beat++) {
                exchange.getResponseBody().write('\n');
                exchange.getResponseBody().flush();
            }
        });
        List<HttpResponse<java.io.InputStream>> open = new ArrayList<>();
        for (int i = 0; i < RunningGateway.STREAMS; i++) {
            open.add(listen("somebody"));
        }
        assertThat(open).extracting(HttpResponse::statusCode).containsOnly(200);
        assertThat(gateway.get(ACCOUNT).statusCode()).as("beside the streams").isEqualTo(200);
        assertThat(gateway.get(ACCOUNT + "/stream").body()).contains("\"code\":\"overloaded\"");
        HttpResponse<java.io.InputStream> another = listen("another");
        assertThat(another.statusCode()).as("of another caller").isEqualTo(200);

        over.countDown();
        for (HttpResponse<java.io.InputStream> stream : open) {
            stream.body().close();
        }
        another.body().close();
        await().until(() -> gateway.get(ACCOUNT + "/stream").statusCode() == 200);
    }

    private HttpResponse<java.io.InputStream> listen(String caller) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(gateway.at(ACCOUNT + "/stream"))
                .header("Authorization", "Bearer " + gateway.issuer.token(caller))
                .build();
        return gateway.http().send(request, BodyHandlers.ofInputStream());
    }

    @Test
    void refusesBodiesThatAreTooLarge() throws Exception {
        byte[] large = new byte[129 * 1024];
        HttpResponse<String> told =
                gateway.send(HttpRequest.newBuilder(gateway.at(DEPOSITS)).POST(BodyPublishers.ofByteArray(large)));
        HttpResponse<String> chunked = gateway.send(HttpRequest.newBuilder(gateway.at(DEPOSITS))
                .POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(large))));

        assertThat(List.of(told, chunked)).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(answer.body()).contains("\"code\":\"payload-too-large\"");
        });
        assertThat(gateway.command.asked()).isEmpty();
    }

    /** Nobody needs a token for the issuer's forms, and none of them is large. */
    @Test
    void takesLessOfStrangers() throws Exception {
        String large = "a=" + "b".repeat(65 * 1024);
        HttpResponse<String> stranger = gateway.sendAsItIs(
                HttpRequest.newBuilder(gateway.at("/oauth2/token")).POST(BodyPublishers.ofString(large)));

        assertThat(stranger.statusCode()).isEqualTo(413);
        assertThat(gateway.identity.asked()).isEmpty();
        assertThat(gateway.post(DEPOSITS, large).statusCode()).isEqualTo(200);
    }

    @Test
    void asksTheNextWhenTheFirstDoesNotKnow() throws Exception {
        gateway.command.does(exchange -> StandIn.answer(exchange, 404, "{\"who\":\"accounts\"}"));
        gateway.saga.does(exchange -> StandIn.answer(exchange, 200, "{\"who\":\"transfers\"}"));
        assertThat(gateway.get("/api/v1/admin/aggregates/t").body()).isEqualTo("{\"who\":\"transfers\"}");

        gateway.saga.does(exchange -> StandIn.answer(exchange, 404, "{\"who\":\"nobody\"}"));
        assertThat(gateway.get("/api/v1/admin/aggregates/x").statusCode()).isEqualTo(404);
    }

    @Test
    void answers404AsAProblemForWhatNobodyHas() throws Exception {
        HttpResponse<String> answer = gateway.get("/api/v1/nothing");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("\"code\":\"not-found\"");
        assertThat(gateway.get("/actuator/env").statusCode()).isEqualTo(404);
    }

    @Test
    void servesTheConsoleAndTellsHowTheServicesAre() throws Exception {
        assertThat(gateway.get("/").headers().firstValue("Location")).contains("/console/");
        assertThat(gateway.get("/console/").body()).contains("<html");
        assertThat(gateway.get("/console/").headers().firstValue("Content-Security-Policy"))
                .isPresent();
        HttpResponse<String> health = gateway.get("/actuator/health");
        assertThat(health.statusCode()).as("notifications is away").isEqualTo(503);
        assertThat(gateway.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
    }
}
