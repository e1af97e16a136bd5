package io.corebank.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;

/** An answer that has begun. Closing it ends the conversation with the service, finished or not. */
final class Exchange implements AutoCloseable {

    private static final String EVENTS = "text/event-stream";

    private final HttpResponse<InputStream> response;
    private final Runnable leave;

    /** @param leave gives the place back that a request takes; more than once does no harm */
    Exchange(HttpResponse<InputStream> response, Runnable leave) {
        this.response = response;
        this.leave = leave;
    }

    int status() {
        return response.statusCode();
    }

    HttpHeaders headers() {
        return response.headers();
    }

    /** Whether it goes on until somebody has heard enough. */
    boolean isStream() {
        return response.headers()
                .firstValue("Content-Type")
                .filter(type -> type.regionMatches(true, 0, EVENTS, 0, EVENTS.length()))
                .isPresent();
    }

    /** Makes room for another request at the service, before the answer is at its end. */
    void makeRoom() {
        leave.run();
    }

    InputStream body() {
        return response.body();
    }

    @Override
    public void close() throws IOException {
        try {
            response.body().close();
        } finally {
            leave.run();
        }
    }
}
