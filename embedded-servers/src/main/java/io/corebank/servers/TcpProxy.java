package io.corebank.servers;

import java.io.Closeable;
import java.io.IOException;
import java.net.ConnectException;
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
 * A network between an application and its server that tests make fail: under one connection, which is known by a mark
 * in what it sends, at a chosen point of its next statement; or all of it. It listens on the loopback interface.
 */
public final class TcpProxy implements Closeable {

    /** Where the connection fails. Statements are their own transactions, so it does so around a COMMIT. */
    public enum Cut {
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

    private final ServerSocket listener;
    private final int target;
    private final byte[] mark;
    private final Set<ProxyLink> links = ConcurrentHashMap.newKeySet();
    private final AtomicReference<@Nullable Cut> armed = new AtomicReference<>();
    private final AtomicInteger cuts = new AtomicInteger();
    private volatile boolean isolated;
    private volatile boolean dark;

    /**
     * A proxy before a port of this machine.
     *
     * @param mark what a connection sends that {@link #arm} and {@link #isolate} are about
     */
    public TcpProxy(int target, String mark) throws IOException {
        this.target = target;
        this.mark = mark.getBytes(StandardCharsets.US_ASCII);
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start("proxy-accept", this::accept);
    }

    /** Where it listens. */
    public int port() {
        return listener.getLocalPort();
    }

    /** Lets the marked connection fail at its next statement. */
    public void arm(Cut cut) {
        armed.set(cut);
    }

    /** How often a connection was made to fail. */
    public int cuts() {
        return cuts.get();
    }

    /**
     * Leaves the marked connection with the connection that it has, and nobody with any other, until told otherwise.
     */
    public void isolate(boolean alone) {
        isolated = alone;
        links.stream().filter(link -> alone && !link.isMarked()).forEach(ProxyLink::end);
    }

    /**
     * The host of the server vanishes: nobody hears of it, but nothing moves on any connection that there is or comes.
     */
    public void vanish() {
        dark = true;
        links.forEach(ProxyLink::die);
    }

    /** The host is back, but knows nothing of the connections from before and while it was away. */
    public void comeBack() {
        dark = false;
    }

    /** Ends all connections. */
    public void cutAll() {
        links.forEach(ProxyLink::end);
    }

    private void accept() throws IOException {
        while (!listener.isClosed()) {
            Socket client = listener.accept();
            if (isolated) {
                client.close();
                continue;
            }
            try {
                link(client, new Socket(InetAddress.getLoopbackAddress(), target));
            } catch (ConnectException nobodyListens) {
                client.close();
            }
        }
    }

    private void link(Socket client, Socket server) throws IOException {
        ProxyLink link = new ProxyLink(this, client, server);
        if (dark) {
            link.die();
        }
        links.add(link);
        start("proxy-requests", () -> link.pump(link::forwardRequests));
        start("proxy-replies", () -> link.pump(link::forwardReplies));
    }

    @Override
    public void close() throws IOException {
        listener.close();
        cutAll();
    }

    /** How the marked connection is to fail now, if it is; it fails once. */
    @Nullable
    Cut takeArmed() {
        Cut cut = armed.getAndSet(null);
        if (cut != null) {
            cuts.incrementAndGet();
        }
        return cut;
    }

    void forget(ProxyLink link) {
        links.remove(link);
    }

    /** Whether the mark is in what was sent. */
    boolean isMarked(byte[] chunk, int length) {
        for (int i = 0; i + mark.length <= length; i++) {
            if (Arrays.equals(chunk, i, i + mark.length, mark, 0, mark.length)) {
                return true;
            }
        }
        return false;
    }

    /** Something that ends when its connection does. */
    interface Pump {
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
}
