package io.corebank.gateway;

import io.corebank.gateway.NoAnswer.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;

/**
 * A request's body, whole, so that a service gets all of it or nothing, and another may get it after that. It has its
 * place among all that are held until it is closed.
 */
final class RequestBody implements AutoCloseable {

    /** So small that whoever sends a body slowly, or only its beginning, takes little room. */
    static final int PIECE = 1024;

    private final Semaphore room;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int pieces;

    /** @param room for pieces of all bodies */
    RequestBody(Semaphore room) {
        this.room = room;
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
    boolean readPiece(InputStream body) throws IOException, NoAnswer {
        if (!room.tryAcquire()) {
            throw new NoAnswer(Kind.BUSY, "too many bodies are held");
        }
        pieces++;
        byte[] piece = body.readNBytes(PIECE);
        bytes.writeBytes(piece);
        return piece.length == PIECE;
    }

    @Override
    public void close() {
        room.release(pieces);
        pieces = 0;
    }
}
