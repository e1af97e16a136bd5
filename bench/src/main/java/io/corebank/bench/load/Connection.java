package io.corebank.bench.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** One kept-alive connection with at most one request under way. */
final class Connection implements AutoCloseable {

    private static final int LARGEST_REQUEST = 128 * 1024;
    private static final int LARGEST_RESPONSE = 512 * 1024;

    private final URI server;
    private final Selector selector;
    private SocketChannel channel;
    private final ByteBuffer out = ByteBuffer.allocateDirect(LARGEST_REQUEST);
    private final ByteBuffer in = ByteBuffer.allocate(LARGEST_RESPONSE);
    private boolean underWay;
    private int number;
    private long since;

    Connection(URI server, Selector selector) throws IOException {
        this.server = server;
        this.selector = selector;
        this.channel = connect();
    }

    private SocketChannel connect() throws IOException {
        SocketChannel connected = SocketChannel.open(new InetSocketAddress(server.getHost(), server.getPort()));
        connected.setOption(StandardSocketOptions.TCP_NODELAY, true);
        connected.configureBlocking(false);
        connected.register(selector, SelectionKey.OP_READ, this);
        return connected;
    }

    /**
     * Sends the next request.
     *
     * @param due when it should have been sent, in {@link System#nanoTime} terms; its latency counts from here
     */
    void send(Requests requests, long due) throws IOException {
        out.clear();
        underWay = true;
        number = requests.write(out);
        since = due;
        out.flip();
        while (out.hasRemaining()) {
            channel.write(out);
        }
        in.clear();
    }

    /**
     * Reads what has arrived; answers the status when the response is complete, else INCOMPLETE. Connects anew where
     * the server has closed the connection: one that nothing was asked on it may close whenever it likes, and one that
     * broke in the middle of a request is told as {@link ResponseReader#BROKEN}.
     *
     * @throws IOException when there is no server to connect to any more
     */
    int receive() throws IOException {
        if (readToEnd()) {
            connectAnew();
            return underWay ? done(ResponseReader.BROKEN) : ResponseReader.INCOMPLETE;
        }
        int status = ResponseReader.statusOf(in);
        if (status == ResponseReader.INCOMPLETE) {
            return status;
        }
        if (ResponseReader.closes(in)) {
            connectAnew();
        }
        return done(status);
    }

    private boolean readToEnd() {
        try {
            return channel.read(in) < 0;
        } catch (IOException reset) {
            return true;
        }
    }

    private int done(int status) {
        underWay = false;
        return status;
    }

    private void connectAnew() throws IOException {
        channel.close();
        channel = connect();
    }

    int number() {
        return number;
    }

    long since() {
        return since;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
