package io.corebank.query;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A line to a server that can be cut, frozen and mended: while it is cut, the server is down for whoever uses the line;
 * while it is frozen, the server takes what is sent and never answers, like a process that is stopped.
 */
public final class BreakableLine {

    private final URI server;
    private final ServerSocket listener;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final Object thaw = new Object();
    private volatile boolean cut;
    private volatile boolean frozen;

    BreakableLine(String server) {
        this.server = URI.create(server);
        try {
            this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        start(this::listen);
    }

    String url() {
        return "http://127.0.0.1:" + listener.getLocalPort();
    }

    public void cut() {
        cut = true;
        sockets.forEach(BreakableLine::close);
        sockets.clear();
    }

    public void freeze() {
        frozen = true;
    }

    public void mend() {
        cut = false;
        synchronized (thaw) {
            frozen = false;
            thaw.notifyAll();
        }
    }

    private void listen() {
        while (!listener.isClosed()) {
            try {
                Socket caller = listener.accept();
                if (cut) {
                    caller.close();
                    continue;
                }
                Socket callee = new Socket(server.getHost(), server.getPort());
                sockets.add(caller);
                sockets.add(callee);
                start(() -> pump(caller, callee));
                start(() -> pump(callee, caller));
            } catch (IOException unreachable) {
                cut = listener.isClosed();
            }
        }
    }

    private void pump(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                awaitThaw();
                out.write(buffer, 0, read);
            }
        } catch (IOException broken) {
            close(to);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitThaw() throws InterruptedException {
        synchronized (thaw) {
            while (frozen) {
                thaw.wait();
            }
        }
    }

    private static void close(Closeable socket) {
        try {
            socket.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "breakable-line");
        thread.setDaemon(true);
        thread.start();
    }
}
