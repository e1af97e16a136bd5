package io.corebank.gateway;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.springframework.http.HttpHeaders;
import org.springframework.util.unit.DataSize;

/** The bodies that are held at a time, within a bound for each and one for all together. */
final class Bodies {

    private final long most;
    private final Semaphore room;

    /**
     * @param most bytes of one
     * @param together bytes of all
     */
    Bodies(DataSize most, DataSize together) {
        this.most = most.toBytes();
        this.room = new Semaphore(Math.toIntExact(together.toBytes() / RequestBody.PIECE));
    }

    /**
     * Reads a body; empty when it is too large. What is announced as too much is not even read.
     *
     * @throws NoAnswer when there is no room for it
     */
    Optional<RequestBody> read(HttpServletRequest request) throws IOException, NoAnswer {
        if (request.getContentLengthLong() > most) {
            return Optional.empty();
        }
        RequestBody body = new RequestBody(room);
        boolean kept = false;
        try {
            boolean more = brings(request);
            while (more && body.size() <= most) {
                more = body.readPiece(request.getInputStream());
            }
            kept = body.size() <= most;
            return kept ? Optional.of(body) : Optional.empty();
        } finally {
            if (!kept) {
                body.close();
            }
        }
    }

    /** Whether there is a body; what has none needs no room. */
    private static boolean brings(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    }
}
