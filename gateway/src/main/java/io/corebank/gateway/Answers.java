package io.corebank.gateway;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;

/** Passes answers on, each piece as it comes, so that a stream is one for the client, too. */
final class Answers {

    private static final int PIECE = 8 * 1024;

    private final Duration patience;
    private final ScheduledExecutorService clock;

    /** @param patience how long an answer may stand still */
    Answers(Duration patience, ScheduledExecutorService clock) {
        this.patience = patience;
        this.clock = clock;
    }

    void pass(Exchange exchange, HttpServletResponse response) throws IOException {
        response.setStatus(exchange.status());
        copyHeaders(exchange.headers().map(), response);
        InputStream body = exchange.body();
        OutputStream out = response.getOutputStream();
        byte[] piece = new byte[PIECE];
        try (Silence silence = new Silence(body, patience, clock)) {
            for (int length = body.read(piece); length >= 0; length = body.read(piece)) {
                silence.broken();
                out.write(piece, 0, length);
                if (body.available() == 0) {
                    out.flush();
                }
            }
        }
    }

    /** A limit of the service stands beside the gateway's in one list, each by its name. */
    private static boolean isOfALimit(String name) {
        return name.equalsIgnoreCase(EdgeLimit.HEADER) || name.equalsIgnoreCase(EdgeLimit.POLICY_HEADER);
    }

    private static void copyHeaders(Map<String, List<String>> headers, HttpServletResponse response) {
        Set<String> named = Headers.namedBy(headers.getOrDefault("connection", List.of()));
        headers.forEach((name, values) -> {
            if (isOfALimit(name) && response.getHeader(name) != null) {
                response.setHeader(name, response.getHeader(name) + ", " + String.join(", ", values));
            } else if (Headers.passes(name, named)) {
                response.setHeader(name, values.get(0));
                values.stream().skip(1).forEach(value -> response.addHeader(name, value));
            }
        });
    }
}
