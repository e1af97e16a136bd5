package io.corebank.eventstore.postgres;

import static io.corebank.eventstore.postgres.ContentFormat.HYPHENS;
import static io.corebank.eventstore.postgres.ContentFormat.OCTETS;
import static io.corebank.eventstore.postgres.ContentFormat.UUID_CHARS;

import io.corebank.eventstore.postgres.ContentFormat.Names;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Writes content in the {@link ContentFormat}. One instance serves one thread. */
final class Compaction {

    /** Longer words are not looked up: they are hardly names. */
    private static final int LONGEST_NAME = 64;

    private static final byte[] HEX = new byte[1 << Byte.SIZE];
    private static final boolean[] IN_NAME = new boolean[1 << Byte.SIZE];

    static {
        Arrays.fill(HEX, (byte) -1);
        for (int i = 0; i < 16; i++) {
            HEX[Character.forDigit(i, 16)] = (byte) i;
        }
        for (char c = '0'; c <= 'z'; c++) {
            IN_NAME[c] = c <= '9' || c >= 'a' || c >= 'A' && c <= 'Z' || c == '_';
        }
    }

    private final @Nullable Names names;
    private byte[] content = {};
    private byte[] compact = new byte[1 << 10];
    private int length;

    /** What comes before is in the compact form already. */
    private int copied;

    /** @param names without any, content is left as it is, but can be told from what is compact */
    Compaction(@Nullable Names names) {
        this.names = names;
    }

    byte[] compact(byte[] whole) throws SQLException {
        if (whole.length == 0) {
            return whole;
        }
        if (whole[0] == ContentFormat.COMPACT || whole[0] == ContentFormat.AS_IT_IS) {
            byte[] marked = new byte[whole.length + 1];
            marked[0] = ContentFormat.AS_IT_IS;
            System.arraycopy(whole, 0, marked, 1, whole.length);
            return marked;
        }
        if (names == null || whole[0] != '{' || !scan(whole)) {
            return whole;
        }
        compact[0] = ContentFormat.COMPACT;
        return Arrays.copyOf(compact, length);
    }

    /** As it is within the compact form of an object; the same text if it can be in none. */
    byte[] compactPart(byte[] part) throws SQLException {
        return scan(part) ? Arrays.copyOf(compact, length) : part;
    }

    /** Answers whether it can be read again, which it cannot if the bytes of the format are in it. */
    private boolean scan(byte[] text) throws SQLException {
        content = text;
        length = 0;
        copied = 0;
        if (compact.length < text.length) {
            compact = new byte[text.length];
        }
        int at = 0;
        while (at < text.length) {
            byte next = text[at];
            boolean taken = false;
            // Letters and digits come behind the hyphen, and most of a text is passed over with this one look.
            if (next <= '-') {
                if (next == ContentFormat.UUID || next == ContentFormat.NAME) {
                    return false;
                }
                taken = next == '"' ? takeName(at) : next == '-' && takeUuid(at - HYPHENS[0]);
            }
            at = taken ? copied : at + 1;
        }
        copyUpTo(text.length);
        return true;
    }

    private boolean takeName(int quote) throws SQLException {
        int end = quote + 1;
        int last = Math.min(content.length - 2, end + LONGEST_NAME);
        while (end < last && IN_NAME[content[end] & 0xFF]) {
            end++;
        }
        if (end > last || content[end] != '"' || content[end + 1] != ':' || content[quote + 1] < 'A') {
            return false;
        }
        int id = names == null ? Names.NONE : names.idOf(content, quote, end + 2);
        if (id < 0 || id > ContentFormat.LAST_NAME) {
            return false;
        }
        copyUpTo(quote);
        compact[length++] = ContentFormat.NAME;
        if (id >= ContentFormat.ONE_BYTE) {
            compact[length++] = (byte) (ContentFormat.ONE_BYTE | id >> Byte.SIZE);
        }
        compact[length++] = (byte) id;
        copied = end + 2;
        return true;
    }

    private boolean takeUuid(int from) {
        if (from < copied || from + UUID_CHARS > content.length) {
            return false;
        }
        for (int hyphen : HYPHENS) {
            if (content[from + hyphen] != '-') {
                return false;
            }
        }
        copyUpTo(from);
        int to = length;
        int all = 0;
        compact[to++] = ContentFormat.UUID;
        for (int digits : OCTETS) {
            int octet = HEX[content[from + digits] & 0xFF] << 4 | HEX[content[from + digits + 1] & 0xFF];
            compact[to++] = (byte) octet;
            all |= octet;
        }
        if (all < 0) {
            return false;
        }
        length = to;
        copied = from + UUID_CHARS;
        return true;
    }

    private void copyUpTo(int end) {
        System.arraycopy(content, copied, compact, length, end - copied);
        length += end - copied;
        copied = end;
    }
}
