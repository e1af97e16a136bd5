package io.corebank.gateway;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.util.unit.DataSize;

/** The bodies that are held at a time, within a bound for each, one for those of a caller, and one for all together. */
final class Bodies {

    private final long most;
    private final Duration patience;
    private final Shares room;

    /**
     * @param most bytes of one
     * @param together bytes of all; a quarter of them is a caller's, or one body where that is more
     * @param patience for one
     */
    Bodies(DataSize most, DataSize together, Duration patience) {
        this.most = most.toBytes();
        this.patience = patience;
        int pieces = Math.toIntExact(together.toBytes() / RequestBody.PIECE);
        int ofOneBody = Math.toIntExact(most.toBytes() / RequestBody.PIECE) + 1;
        this.room = new Shares(pieces, Math.max(pieces / 4, ofOneBody));
    }

    /**
     * Reads a body; empty when it is too large. What is announced as too much is not even read.
     *
     * @param caller whose share it takes of the room
     * @throws NoAnswer when there is no room for it
     * @throws RequestBody.TooSlow when it does not come in time
     */
    Optional<RequestBody> read(HttpServletRequest request, String caller)
            throws IOException, NoAnswer, RequestBody.TooSlow {
        if (request.getContentLengthLong() > most) {
            return Optional.empty();
        }
        RequestBody body = new RequestBody(room, caller, patience);
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
