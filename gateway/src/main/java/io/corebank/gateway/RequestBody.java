package io.corebank.gateway;

import io.corebank.gateway.NoAnswer.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;

/**
 * A request's body, whole, so that a service gets all of it or nothing, and another may get it after that. It has its
 * place among all that are held until it is closed.
 */
final class RequestBody implements AutoCloseable {

    /** So small that whoever sends only the beginning of a body takes little room. */
    static final int PIECE = 1024;

    private final Shares room;
    private final String caller;
    private final long patienceNanos;
    private final long start = System.nanoTime();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int pieces;

    /** It has not come whole in time. */
    static final class TooSlow extends Exception {

        private static final long serialVersionUID = 1L;

        private TooSlow() {
            super("a body came too slowly", null, false, false);
        }
    }

    /**
     * @param room for pieces of all bodies
     * @param patience from now on until all of it must be there
     */
    RequestBody(Shares room, String caller, Duration patience) {
        this.room = room;
        this.caller = caller;
        this.patienceNanos = patience.toNanos();
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    int size() {
        return bytes.size();
    }

    /**
     * Reads a piece, for which there is a place before it is read; tells whether there may be more.
     *
     * @throws NoAnswer when there is no place
     */
    boolean readPiece(InputStream body) throws IOException, NoAnswer, TooSlow {
        if (!room.take(caller)) {
            throw new NoAnswer(Kind.BUSY, "too many bodies are held, of all or of its caller");
        }
        pieces++;
        byte[] piece = new byte[PIECE];
        int length = 0;
        while (length < PIECE) {
            int more = read(body, piece, length);
            if (more < 0) {
                break;
            }
            length += more;
        }
        bytes.write(piece, 0, length);
        return length == PIECE;
    }

    /** Waits no longer than the server does for bytes, and looks at the time whenever some have come. */
    private int read(InputStream body, byte[] piece, int from) throws IOException, TooSlow {
        int more;
        try {
            more = body.read(piece, from, PIECE - from);
        } catch (IOException failure) {
            if (failure instanceof SocketTimeoutException || failure.getCause() instanceof SocketTimeoutException) {
                throw new TooSlow();
            }
            throw failure;
        }
        if (more >= 0 && System.nanoTime() - start > patienceNanos) {
            throw new TooSlow();
        }
        return more;
    }

    @Override
    public void close() {
        room.giveBack(caller, pieces);
        pieces = 0;
    }
}
