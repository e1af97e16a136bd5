package io.corebank.support.security;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.stream.Stream;

/** Tells requests of this machine. A proxy here that passes on strangers' requests is known by its headers. */
final class Loopback {

    private Loopback() {}

    static boolean isOrigin(HttpServletRequest request) {
        return isLoopback(request.getRemoteAddr())
                && Stream.of("Forwarded", "X-Forwarded-For", "X-Real-IP")
                        .allMatch(name -> request.getHeader(name) == null);
    }

    private static boolean isLoopback(String literal) {
        try {
            return InetAddress.getByName(literal).isLoopbackAddress();
        } catch (UnknownHostException notAnAddress) {
            return false;
        }
    }
}
