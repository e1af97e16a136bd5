package io.corebank.audit;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/**
 * Content of events as the table has it, and the text that it stands for. The format is described in the event store's
 * README; what does not follow it stays as it is, and its hash will not be right. One instance serves one thread.
 */
final class StoredText {

    private static final byte COMPACT = (byte) 0xFD;
    private static final byte AS_IT_IS = (byte) 0xFC;
    private static final byte ID = (byte) 0xFF;
    private static final byte NAME = (byte) 0xFE;
    private static final int ID_BYTES = 16;
    private static final int ID_CHARS = 36;
    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    /** The bytes of an id that have a hyphen before them, as bits. */
    private static final int HYPHENS = 1 << 4 | 1 << 6 | 1 << 8 | 1 << 10;

    private final Map<Integer, byte[]> names;
    private byte[] text = new byte[1 << 10];
    private int length;

    /** @param names by number, each with its quotes and the colon */
    StoredText(Map<Integer, byte[]> names) {
        this.names = names;
    }

    byte[] of(byte[] stored) {
        if (stored.length > 0 && stored[0] == AS_IT_IS) {
            return Arrays.copyOfRange(stored, 1, stored.length);
        }
        if (stored.length == 0 || stored[0] != COMPACT) {
            return stored;
        }
        length = 0;
        write('{');
        int at = 1;
        while (at < stored.length) {
            byte next = stored[at++];
            if (next == ID) {
                at = stored.length - at < ID_BYTES ? -1 : writeId(stored, at);
            } else if (next == NAME) {
                at = writeName(stored, at);
            } else {
                write(next);
            }
            if (at < 0) {
                return stored;
            }
        }
        return Arrays.copyOf(text, length);
    }

    private int writeId(byte[] stored, int from) {
        makeRoom(ID_CHARS);
        for (int i = 0; i < ID_BYTES; i++) {
            if ((HYPHENS >> i & 1) == 1) {
                text[length++] = '-';
            }
            text[length++] = DIGITS[stored[from + i] >> 4 & 0xF];
            text[length++] = DIGITS[stored[from + i] & 0xF];
        }
        return from + ID_BYTES;
    }

    /** Numbers below 128 have one byte, the others two. */
    private int writeName(byte[] stored, int from) {
        int bytes = from < stored.length && stored[from] < 0 ? 2 : 1;
        if (stored.length - from < bytes) {
            return -1;
        }
        byte[] name = names.get(bytes == 1 ? stored[from] : (stored[from] & 0x7F) << 8 | stored[from + 1] & 0xFF);
        if (name == null) {
            return -1;
        }
        makeRoom(name.length);
        System.arraycopy(name, 0, text, length, name.length);
        length += name.length;
        return from + bytes;
    }

    private void write(int one) {
        makeRoom(1);
        text[length++] = (byte) one;
    }

    private void makeRoom(int more) {
        if (text.length - length < more) {
            text = Arrays.copyOf(text, 2 * text.length + more);
        }
    }
}
