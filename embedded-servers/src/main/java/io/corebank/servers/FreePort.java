package io.corebank.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports of the loopback interface. */
public final class FreePort {

    private static final int FIRST = 20_000;
    private static final int BEHIND_LAST = 32_000;
    private static final int ATTEMPTS = 1_000;
    private static final int CONNECT_MILLIS = 2000;

    private FreePort() {}

    /**
     * A port that nobody listens on at this moment, below those that systems give to outgoing connections: while a
     * server is down, a client that keeps trying to reach such a port can get it for itself, and so keep the server
     * from it.
     */
    public static int any() {
        return ThreadLocalRandom.current()
                .ints(FIRST, BEHIND_LAST)
                .limit(ATTEMPTS)
                .filter(FreePort::isFree)
                .findFirst()
                .orElseThrow(() -> new ServerException("No free port was found on the loopback interface."));
    }

    /** Whether somebody accepts connections there. */
    static boolean isServed(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    /** Whether a server could listen on this port now. */
    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
            return true;
        } catch (IOException busy) {
            return false;
        }
    }
}
