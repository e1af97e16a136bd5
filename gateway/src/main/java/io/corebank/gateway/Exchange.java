package io.corebank.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;

/** An answer that has begun. Closing it ends the conversation with the service, finished or not. */
final class Exchange implements AutoCloseable {

    private final HttpResponse<InputStream> response;
    private final Runnable leave;

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
