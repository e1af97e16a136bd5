package io.corebank.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Whoever sends bodies slowly, in order to take the room of others. */
@Timeout(value = 90, unit = TimeUnit.SECONDS, threadMode = ThreadMode.SEPARATE_THREAD)
class SlowBodiesTest {

    private static final String DEPOSITS = "/api/v1/accounts/a/deposits";
    private static final String TOKEN = "/oauth2/token";

    private static final String PATIENT = "--bank.gateway.body-timeout=60s";

    /** More than there would be room for. */
    private static final int SOCKETS = 16;

    private final List<Socket> sockets = new ArrayList<>();

    @AfterEach
    void hangUp() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    @Test
    void takeNoRoomFromOtherCallers() throws Exception {
        try (RunningGateway gateway = new RunningGateway("--bank.gateway.bodies=512KB", PATIENT)) {
            String of = "Authorization: Bearer " + gateway.issuer.token("eve") + "\n";
            for (int i = 0; i < SOCKETS; i++) {
                send(open(gateway, "127.0.0.1"), head(DEPOSITS, of, 100_000), 99_000);
            }
            await("a share that is taken").until(() -> post(gateway, "eve", 40_000) == 503);
            assertThat(post(gateway, "somebody", 100_000)).isEqualTo(200);
        }
    }

    /** Nothing is known of them but their address. */
    @Test
    void takeNoRoomFromStrangersElsewhere() throws Exception {
        try (RunningGateway gateway = new RunningGateway("--bank.gateway.bodies=1MB", PATIENT)) {
            for (int i = 0; i < SOCKETS; i++) {
                send(open(gateway, "127.0.0.2"), head(TOKEN, "", 60_000), 59_000);
            }
            await("a share that is taken").until(() -> {
                Socket another = open(gateway, "127.0.0.2");
                send(another, head(TOKEN, "", 30_000), 30_000);
                return statusOf(another).contains(" 503 ");
            });
            HttpRequest.Builder login =
                    HttpRequest.newBuilder(gateway.at(TOKEN)).POST(BodyPublishers.ofString("a".repeat(30_000)));
            assertThat(gateway.sendAsItIs(login).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void areGivenUpAfterAWhileHoweverOftenTheySendSomething() throws Exception {
        try (RunningGateway gateway = new RunningGateway("--bank.gateway.body-timeout=500ms")) {
            Socket slow = open(gateway, "127.0.0.1");
            send(slow, head(TOKEN, "", 60_000), 30_000);
            Thread trickle = new Thread(() -> trickle(slow));
            trickle.start();
            assertThat(answerOf(slow)).contains(" 408 ", "\"code\":\"request-timeout\"", "Connection: close");
            trickle.join(5_000);
            assertThat(trickle.isAlive())
                    .as("sent on after the connection was closed")
                    .isFalse();
            assertThat(gateway.identity.asked()).isEmpty();
        }
    }

    @Test
    void areGivenUpWhenTheyFallSilent() throws Exception {
        try (RunningGateway gateway = new RunningGateway("--bank.gateway.body-timeout=500ms")) {
            Socket silent = open(gateway, "127.0.0.1");
            send(silent, head(TOKEN, "", 60_000), 30_000);
            assertThat(answerOf(silent)).contains(" 408 ", "\"code\":\"request-timeout\"");
            assertThat(gateway.identity.asked()).isEmpty();
        }
    }

    private static void trickle(Socket socket) {
        CountDownLatch never = new CountDownLatch(1);
        try {
            while (!never.await(100, TimeUnit.MILLISECONDS)) {
                socket.getOutputStream().write('a');
            }
        } catch (SocketException closed) {
            never.countDown();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private Socket open(RunningGateway gateway, String from) throws IOException {
        Socket socket = new Socket("127.0.0.1", gateway.port(), InetAddress.getByName(from), 0);
        socket.setSoTimeout((int) Duration.ofSeconds(20).toMillis());
        sockets.add(socket);
        return socket;
    }

    private static String head(String path, String header, int length) {
        return "POST " + path + " HTTP/1.1\nHost: localhost\nContent-Type: application/json\n" + header
                + "Content-Length: " + length + "\n\n";
    }

    /** The head and that much of the body; an answer that comes before is for whoever reads it. */
    private static void send(Socket socket, String head, int bytes) throws IOException {
        try {
            OutputStream out = socket.getOutputStream();
            out.write(head.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.write("a".repeat(bytes).getBytes(StandardCharsets.US_ASCII));
        } catch (SocketException refused) {
            assertThat(refused).isNotNull();
        }
    }

    private static String statusOf(Socket socket) throws IOException {
        return new String(socket.getInputStream().readNBytes(13), StandardCharsets.US_ASCII);
    }

    private static String answerOf(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static int post(RunningGateway gateway, String caller, int bytes) throws Exception {
        return gateway.sendAsItIs(HttpRequest.newBuilder(gateway.at(DEPOSITS))
                        .header("Authorization", "Bearer " + gateway.issuer.token(caller))
                        .POST(BodyPublishers.ofString("a".repeat(bytes))))
                .statusCode();
    }
}
