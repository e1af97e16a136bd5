package io.corebank.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The gateway as it is started, in front of stand-ins. */
final class RunningGateway implements AutoCloseable {

    static {
        // The client of the tests is there before the gateway, and the JDK looks at this once.
        GatewayConfiguration.passHostOn();
    }

    static final int IN_FLIGHT = 4;

    /** Of one caller. */
    static final int STREAMS = IN_FLIGHT + 2;

    final StandIn command = new StandIn();
    final StandIn saga = new StandIn();
    final StandIn query = new StandIn();
    final StandIn identity = new StandIn();
    final TestIssuer issuer;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ConfigurableApplicationContext context;

    /** @param arguments beside those that every gateway needs */
    RunningGateway(String... arguments) {
        this(new TestIssuer(), arguments);
    }

    /** @param issuer whose tokens it believes */
    RunningGateway(TestIssuer issuer, String... arguments) {
        this.issuer = issuer;
        List<String> all = new ArrayList<>(List.of(
                "--server.port=0",
                "--bank.gateway.services.account-command=" + command.address(),
                "--bank.gateway.services.transfer-saga=" + saga.address(),
                "--bank.gateway.services.account-query=" + query.address(),
                "--bank.gateway.services.identity=" + identity.address(),
                "--bank.gateway.edge.issuer-uri=" + TestIssuer.NAME,
                "--bank.gateway.edge.jwks-uri=" + issuer.jwksUri(),
                "--bank.gateway.answer-timeout=400ms",
                "--bank.gateway.silence=600ms",
                "--bank.gateway.rest=300ms",
                "--bank.gateway.in-flight=" + IN_FLIGHT,
                "--bank.gateway.streams-of-caller=" + STREAMS,
                "--bank.gateway.largest-body=128KB"));
        all.addAll(List.of(arguments));
        context = new SpringApplicationBuilder(GatewayApplication.class)
                .properties(Map.of("spring.config.name", "gateway"))
                .run(all.toArray(String[]::new));
    }

    URI at(String path) {
        return URI.create("http://localhost:" + port() + path);
    }

    int port() {
        return ((ServletWebServerApplicationContext) context).getWebServer().getPort();
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(at(path)));
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(at(path)).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Sends it as somebody. */
    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return sendAsItIs(request.setHeader("Authorization", "Bearer " + issuer.token("somebody")));
    }

    HttpResponse<String> sendAsItIs(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    /** What somebody asks with a client of their own. */
    HttpRequest.Builder asSomebody(String path) {
        return HttpRequest.newBuilder(at(path)).header("Authorization", "Bearer " + issuer.token("somebody"));
    }

    HttpClient http() {
        return http;
    }

    /** What comes back for bytes that no HTTP client would send. */
    String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.getOutputStream().write(request.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** An address where nobody listens. */
    static URI nobody() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return URI.create("http://localhost:" + socket.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        context.close();
        command.close();
        saga.close();
        query.close();
        identity.close();
        issuer.close();
    }
}
