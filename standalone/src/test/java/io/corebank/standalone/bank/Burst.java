package io.corebank.standalone.bank;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Many requests at once, each on a connection of its own, none of which waits for another. */
public final class Burst implements AutoCloseable {

    /** Stands for the status of a request that got no answer: its connection failed, or time was up. */
    public static final int UNKNOWN = 0;

    private static final int STATUS_LINE = "HTTP/1.1 200".length();
    private static final int STATUS = "HTTP/1.1 ".length();

    private final InetSocketAddress server;
    private final Selector selector;
    private final Map<String, Integer> statuses = new LinkedHashMap<>();
    private final List<SocketChannel> channels = new ArrayList<>();
    private int open;

    private Burst(BankProcess bank) throws IOException {
        this.server = new InetSocketAddress("127.0.0.1", bank.port());
        this.selector = Selector.open();
    }

    /**
     * Sends all requests and waits for their answers.
     *
     * @param requests whole requests, by a name for each
     * @return the status that each got
     */
    public static Map<String, Integer> send(BankProcess bank, Map<String, String> requests, Duration patience) {
        try (Burst burst = new Burst(bank)) {
            for (Map.Entry<String, String> request : requests.entrySet()) {
                burst.connect(new Exchange(request.getKey(), request.getValue()));
            }
            burst.awaitAnswers(System.nanoTime() + patience.toNanos());
            return burst.statuses;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void connect(Exchange exchange) throws IOException {
        statuses.put(exchange.name, UNKNOWN);
        SocketChannel channel = SocketChannel.open();
        channels.add(channel);
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_CONNECT, exchange);
        channel.connect(server);
        open++;
    }

    private void awaitAnswers(long deadline) throws IOException {
        while (open > 0 && System.nanoTime() < deadline) {
            selector.select(this::proceed, 100);
        }
    }

    private void proceed(SelectionKey key) {
        Exchange exchange = (Exchange) key.attachment();
        try {
            if (proceed(key, (SocketChannel) key.channel(), exchange)) {
                close(key);
            }
        } catch (IOException broken) {
            close(key);
        }
    }

    /** Answers whether this was the last that had to be done. */
    private boolean proceed(SelectionKey key, SocketChannel channel, Exchange exchange) throws IOException {
        if (key.isConnectable() && channel.finishConnect()) {
            channel.write(exchange.request);
            key.interestOps(SelectionKey.OP_READ);
            return false;
        }
        if (channel.read(exchange.answer) >= 0 && exchange.answer.hasRemaining()) {
            return false;
        }
        if (!exchange.answer.hasRemaining()) {
            statuses.put(exchange.name, exchange.status());
        }
        return true;
    }

    private void close(SelectionKey key) {
        open--;
        key.cancel();
        try {
            key.channel().close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() throws IOException {
        for (SocketChannel channel : channels) {
            channel.close();
        }
        selector.close();
    }

    private static final class Exchange {

        private final String name;
        private final ByteBuffer request;
        private final ByteBuffer answer = ByteBuffer.allocate(STATUS_LINE);

        Exchange(String name, String request) {
            this.name = name;
            this.request = ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII));
        }

        int status() {
            return Integer.parseInt(new String(answer.array(), STATUS, 3, StandardCharsets.US_ASCII));
        }
    }
}
