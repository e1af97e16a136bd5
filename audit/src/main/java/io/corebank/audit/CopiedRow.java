package io.corebank.audit;

import java.nio.ByteBuffer;

/**
 * One row of PostgreSQL's binary COPY format: the number of columns in 16 bits, then each with its length in 32. The
 * very first comes after a header, the last one is a trailer.
 */
final class CopiedRow {

    private static final int SIGNATURE_AND_FLAGS = 15;
    private static final short TRAILER = -1;

    private final ByteBuffer bytes;
    private final short columns;

    CopiedRow(byte[] row, boolean afterHeader) {
        bytes = ByteBuffer.wrap(row);
        if (afterHeader) {
            bytes.position(SIGNATURE_AND_FLAGS);
            int extension = bytes.getInt();
            bytes.position(bytes.position() + extension);
        }
        columns = bytes.hasRemaining() ? bytes.getShort() : TRAILER;
    }

    boolean isTrailer() {
        return columns == TRAILER;
    }

    long nextLong() {
        bytes.getInt();
        return bytes.getLong();
    }

    int nextInt() {
        bytes.getInt();
        return bytes.getInt();
    }

    byte[] nextBytes() {
        byte[] value = new byte[bytes.getInt()];
        bytes.get(value);
        return value;
    }
}
