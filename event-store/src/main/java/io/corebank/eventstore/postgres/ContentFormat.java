package io.corebank.eventstore.postgres;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * How content of events is written more shortly: with bytes that are in no UTF-8 text. Only JSON objects are compacted;
 * the first byte tells whether this one is, so that whatever was stored before is read as it is.
 */
final class ContentFormat {

    /** The opening brace of an object that is compact. */
    static final byte COMPACT = (byte) 0xFD;

    /** In front of content that would seem to be compact, and is not. */
    static final byte AS_IT_IS = (byte) 0xFC;

    /** In front of the 16 bytes of a UUID that was written in its 36 small characters. */
    static final byte UUID = (byte) 0xFF;

    /** In front of the number of a member's name, which stands for the name, its quotes and the colon. */
    static final byte NAME = (byte) 0xFE;

    static final int UUID_CHARS = 36;

    /** Where a UUID has its hyphens. */
    static final int[] HYPHENS = {8, 13, 18, 23};

    /** Where it has its bytes, in two digits each. */
    static final int[] OCTETS = {0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34};

    /** Numbers below take one byte, and the others two with the highest bit set. */
    static final int ONE_BYTE = 0x80;

    /** The highest number of a name that can be written. */
    static final int LAST_NAME = 0x7FFF;

    private ContentFormat() {}

    /** The numbers of names. */
    interface Names {

        /** Instead of a number: the name is to be written out. */
        int NONE = -1;

        /** The number of the name that is there in the content, quotes and colon included. */
        int idOf(byte[] content, int from, int to) throws SQLException;

        /** The name of that number with its quotes and colon; null when there is none. */
        byte @Nullable [] textOf(int id) throws SQLException;
    }

    /** A name as it is in content. */
    static byte[] inContent(String name) {
        return ('"' + name + "\":").getBytes(StandardCharsets.US_ASCII);
    }

    /** The name that is there in content with its quotes and colon. */
    static String nameIn(byte[] content, int from, int to) {
        return new String(content, from + 1, to - from - 3, StandardCharsets.US_ASCII);
    }
}
