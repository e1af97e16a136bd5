package io.corebank.bench.load;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Answers every request in the same way: the first one with 503, and each hundredth with the end of the connection. The
 * fiftieth of each hundred gets no answer at all, but the end of its connection.
 */
final class TrivialServer implements AutoCloseable {

    static {
        // Head and body leave in two pieces; without this the second waits 40 ms for the first's acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final AtomicInteger requests = new AtomicInteger();
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final HttpServer server;

    TrivialServer(int length) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            int number = requests.getAndIncrement();
            exchange.getRequestBody().readAllBytes();
            if (number % 100 == 49) {
                exchange.close();
                return;
            }
            if (number % 100 == 99) {
                exchange.getResponseHeaders().set("Connection", "close");
            }
            exchange.sendResponseHeaders(number == 0 ? 503 : 201, length);
            exchange.getResponseBody().write("{\"posted\":\"1.50\"}".getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    int requests() {
        return requests.get();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }
}
