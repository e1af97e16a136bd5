package io.corebank.bench.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Finds the end of an HTTP/1.1 response and its status, without making an object. */
@SuppressWarnings("ByteBufferBackingArray") // the load's buffers begin where their arrays do
final class ResponseReader {

    /** What {@link #statusOf} answers while some of the response is still missing. */
    static final int INCOMPLETE = -1;

    /** Stands for the status of a request whose connection broke, so that nobody knows what became of it. */
    static final int BROKEN = 0;

    private static final int STATUS_OFFSET = 9;
    private static final byte[] LENGTH = bytes("\ncontent-length:");
    private static final byte[] CHUNKED = bytes("\ntransfer-encoding: chunked");
    private static final byte[] CLOSE = bytes("\nconnection: close");
    private static final byte[] LAST_CHUNK = bytes("\r\n0\r\n\r\n");

    private ResponseReader() {}

    /** The status of the response in the buffer, up to its position, if it is complete. */
    static int statusOf(ByteBuffer in) {
        byte[] data = in.array();
        int end = in.position();
        int body = endOfHeaders(data, end);
        if (body < 0) {
            return INCOMPLETE;
        }
        int length = indexOf(data, 0, body, LENGTH);
        boolean complete;
        if (length >= 0) {
            complete = end - body >= number(data, length + LENGTH.length);
        } else if (indexOf(data, 0, body, CHUNKED) >= 0) {
            complete = endsWith(data, end, LAST_CHUNK);
        } else {
            complete = true;
        }
        return complete ? (int) number(data, STATUS_OFFSET) : INCOMPLETE;
    }

    /** Whether the server closes the connection after this complete response. */
    static boolean closes(ByteBuffer in) {
        return indexOf(in.array(), 0, endOfHeaders(in.array(), in.position()), CLOSE) >= 0;
    }

    private static int endOfHeaders(byte[] data, int end) {
        for (int i = 3; i < end; i++) {
            if (data[i] == '\n' && data[i - 1] == '\r' && data[i - 2] == '\n') {
                return i + 1;
            }
        }
        return -1;
    }

    private static boolean endsWith(byte[] data, int end, byte[] word) {
        return end >= word.length && indexOf(data, end - word.length, end, word) >= 0;
    }

    private static int indexOf(byte[] data, int from, int to, byte[] word) {
        for (int i = from; i <= to - word.length; i++) {
            if (data[i] == word[0] && matches(data, i, word)) {
                return i;
            }
        }
        return -1;
    }

    /** Header names are compared without regard to case. */
    private static boolean matches(byte[] data, int offset, byte[] word) {
        for (int i = 1; i < word.length; i++) {
            byte letter = data[offset + i];
            byte lower = letter >= 'A' && letter <= 'Z' ? (byte) (letter + ('a' - 'A')) : letter;
            if (lower != word[i]) {
                return false;
            }
        }
        return true;
    }

    private static long number(byte[] data, int from) {
        int i = from;
        while (data[i] == ' ') {
            i++;
        }
        long value = 0;
        while (data[i] >= '0' && data[i] <= '9') {
            value = value * 10 + data[i++] - '0';
        }
        return value;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
