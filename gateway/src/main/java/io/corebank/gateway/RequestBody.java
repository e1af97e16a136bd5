package io.corebank.gateway;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;

/** A request's body, whole, so that a service gets all of it or nothing, and another may get it after that. */
final class RequestBody {

    private RequestBody() {}

    /** The bytes; empty when there are more than that. What is announced as too much is not even read. */
    static Optional<byte[]> read(HttpServletRequest request, long most) throws IOException {
        if (request.getContentLengthLong() > most) {
            return Optional.empty();
        }
        byte[] body = request.getInputStream().readNBytes((int) most + 1);
        return body.length > most ? Optional.empty() : Optional.of(body);
    }
}
