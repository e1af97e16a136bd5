package io.corebank.bench.chaos.fault;

import io.corebank.bench.lab.BenchException;
import io.corebank.bench.lab.Lab;
import io.corebank.bench.lab.Part;
import io.corebank.servers.TcpProxy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.SplittableRandom;

/** The way to a server, which can fail. */
final class Network {

    private static final String NAME = "network";

    private Network() {}

    /** A proxy before a port of this machine, closed with the lab. See {@link TcpProxy} for the mark. */
    static TcpProxy before(Lab lab, int port, String mark) {
        try {
            TcpProxy proxy = new TcpProxy(port, mark);
            lab.part(NAME, made -> (Part) () -> close(proxy));
            return proxy;
        } catch (IOException e) {
            throw new BenchException("There is no port for a proxy: " + e.getMessage() + ".", e);
        }
    }

    private static void close(TcpProxy proxy) {
        try {
            proxy.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For a while nothing moves, and nobody hears of it. */
    static Duration lose(TcpProxy proxy, SplittableRandom random, boolean brief) {
        proxy.vanish();
        Duration away = Signals.pause(Duration.ofSeconds(brief ? 5 : 2 + random.nextInt(30)));
        proxy.comeBack();
        return away;
    }
}
