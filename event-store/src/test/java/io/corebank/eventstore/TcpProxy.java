package io.corebank.eventstore;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A network between the application and PostgreSQL that can be made to fail under the connection of the writer, at a
 * chosen point of its next statement. Other connections are left alone unless the whole network goes.
 */
final class TcpProxy implements Closeable {

    /** Where the connection fails. Statements are their own transactions, so it does so around a COMMIT. */
    enum Cut {
        /** PostgreSQL never hears of the statement. */
        BEFORE,
        /** PostgreSQL has got half of the statement when the connection ends. */
        IN_THE_REQUEST,
        /** PostgreSQL has got the statement, and nobody waits for what becomes of it. */
        DURING,
        /** PostgreSQL has committed and said so, but nobody has heard it. */
        AFTER,
        /** The same, and PostgreSQL does not learn that its client is gone. */
        AFTER_AND_HALF_OPEN,
        /** Half of the statement has arrived, and from then on nothing moves, but the connection stands. */
        STALLED_IN_THE_REQUEST
    }

    private static final byte[] MARK = "pg_try_advisory_lock".getBytes(StandardCharsets.US_ASCII);
    private static final int CHUNK = 1 << 16;

    private final ServerSocket listener;
    private final int target;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private final AtomicReference<@Nullable Cut> armed = new AtomicReference<>();
    private final AtomicInteger cuts = new AtomicInteger();
    private volatile boolean isolated;
    private volatile boolean dark;

    TcpProxy(int target) throws IOException {
        this.target = target;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start("proxy-accept", this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Lets the writer's connection fail at its next statement. */
    void arm(Cut cut) {
        armed.set(cut);
    }

    /** How often a connection was made to fail. */
    int cuts() {
        return cuts.get();
    }

    /** Leaves the writer with the connection that it has, and nobody with any other, until told otherwise. */
    void isolate(boolean alone) {
        isolated = alone;
        links.stream().filter(link -> alone && !link.ofWriter).forEach(Link::end);
    }

    /**
     * The host of PostgreSQL vanishes: nobody hears of it, but nothing moves on any connection that there is or comes.
     */
    void vanish() {
        dark = true;
        links.forEach(link -> link.dead = true);
    }

    /** The host is back, but knows nothing of the connections from before and while it was away. */
    void comeBack() {
        dark = false;
    }

    /** Ends all connections. */
    void cutAll() {
        links.forEach(Link::end);
    }

    private void accept() throws IOException {
        while (!listener.isClosed()) {
            Socket client = listener.accept();
            if (isolated) {
                client.close();
                continue;
            }
            Link link = new Link(client, new Socket(InetAddress.getLoopbackAddress(), target));
            link.dead = dark;
            links.add(link);
            start("proxy-requests", () -> link.pump(link::forwardRequests));
            start("proxy-replies", () -> link.pump(link::forwardReplies));
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        cutAll();
    }

    /** Something that ends when its connection does. */
    private interface Pump {
        void run() throws IOException;
    }

    private static void start(String name, Pump pump) {
        Thread thread = new Thread(() -> runUntilClosed(pump), name);
        thread.setDaemon(true);
        thread.start();
    }

    private static void runUntilClosed(Pump pump) {
        try {
            pump.run();
        } catch (IOException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** One connection, seen from the middle. */
    private final class Link {

        private final Socket client;
        private final Socket server;
        private volatile boolean ofWriter;
        private volatile boolean dead;
        private volatile boolean stalled;
        private volatile @Nullable Cut atReply;

        Link(Socket client, Socket server) throws IOException {
            this.client = client;
            this.server = server;
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
        }

        /** Forwards until one side ends, and then ends the other, unless it is not to learn of it. */
        void pump(Pump direction) throws IOException {
            try {
                direction.run();
            } finally {
                if (!dead && atReply != Cut.AFTER_AND_HALF_OPEN && !stalled) {
                    end();
                }
            }
        }

        void forwardRequests() throws IOException {
            byte[] chunk = new byte[CHUNK];
            InputStream from = client.getInputStream();
            for (int length = from.read(chunk); length >= 0; length = from.read(chunk)) {
                if (!ofWriter && indexOf(chunk, length) >= 0) {
                    ofWriter = true;
                }
                if (dead) {
                    continue;
                }
                Cut cut = ofWriter ? armed.getAndSet(null) : null;
                if (cut == null) {
                    server.getOutputStream().write(chunk, 0, length);
                } else if (!goesOnAfter(cut, chunk, length)) {
                    return;
                }
            }
        }

        /** Answers whether requests are forwarded any further. */
        private boolean goesOnAfter(Cut cut, byte[] chunk, int length) throws IOException {
            cuts.incrementAndGet();
            if (cut == Cut.AFTER || cut == Cut.AFTER_AND_HALF_OPEN) {
                atReply = cut;
            }
            int part =
                    switch (cut) {
                        case BEFORE -> 0;
                        case IN_THE_REQUEST, STALLED_IN_THE_REQUEST -> length / 2;
                        case DURING, AFTER, AFTER_AND_HALF_OPEN -> length;
                    };
            stalled = cut == Cut.STALLED_IN_THE_REQUEST;
            server.getOutputStream().write(chunk, 0, part);
            return atReply != null;
        }

        void forwardReplies() throws IOException {
            byte[] chunk = new byte[CHUNK];
            InputStream from = server.getInputStream();
            for (int length = from.read(chunk); length >= 0; length = from.read(chunk)) {
                if (dead) {
                    continue;
                }
                if (atReply == Cut.AFTER_AND_HALF_OPEN) {
                    client.close();
                    return;
                }
                if (atReply != null) {
                    return;
                }
                client.getOutputStream().write(chunk, 0, length);
            }
        }

        void end() {
            links.remove(this);
            closeQuietly(client);
            closeQuietly(server);
        }
    }

    private static int indexOf(byte[] chunk, int length) {
        for (int i = 0; i + MARK.length <= length; i++) {
            if (Arrays.equals(chunk, i, i + MARK.length, MARK, 0, MARK.length)) {
                return i;
            }
        }
        return -1;
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException("A socket cannot be closed", e);
        }
    }
}
