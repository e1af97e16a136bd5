package io.corebank.servers;

import io.corebank.servers.TcpProxy.Cut;
import io.corebank.servers.TcpProxy.Pump;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/** One connection, seen from the middle. */
final class ProxyLink {

    private static final int CHUNK = 1 << 16;

    private final TcpProxy proxy;
    private final Socket client;
    private final Socket server;
    private volatile boolean marked;
    private volatile boolean dead;
    private volatile boolean stalled;
    private volatile @Nullable Cut atReply;

    ProxyLink(TcpProxy proxy, Socket client, Socket server) throws IOException {
        this.proxy = proxy;
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
            if (!marked && proxy.isMarked(chunk, length)) {
                marked = true;
            }
            if (dead) {
                continue;
            }
            Cut cut = marked ? proxy.takeArmed() : null;
            if (cut == null) {
                server.getOutputStream().write(chunk, 0, length);
            } else if (!goesOnAfter(cut, chunk, length)) {
                return;
            }
        }
    }

    /** Answers whether requests are forwarded any further. */
    private boolean goesOnAfter(Cut cut, byte[] chunk, int length) throws IOException {
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

    boolean isMarked() {
        return marked;
    }

    /** From now on nothing moves, and neither side learns of it. */
    void die() {
        dead = true;
    }

    void end() {
        proxy.forget(this);
        closeQuietly(client);
        closeQuietly(server);
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException("A socket cannot be closed", e);
        }
    }
}
