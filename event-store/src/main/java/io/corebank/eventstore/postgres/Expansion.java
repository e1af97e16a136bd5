package io.corebank.eventstore.postgres;

import static io.corebank.eventstore.postgres.ContentFormat.HYPHENS;
import static io.corebank.eventstore.postgres.ContentFormat.OCTETS;
import static io.corebank.eventstore.postgres.ContentFormat.UUID_CHARS;

import io.corebank.eventstore.postgres.ContentFormat.Names;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;

/**
 * Reads content that is in the {@link ContentFormat}. What {@link Compaction} cannot have written is left as it is, so
 * that the hash chain shows that somebody else has.
 */
final class Expansion {

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    /** Most content is not longer than so many times its compact form. */
    private static final int MOSTLY = 3;

    private final byte[] stored;
    private int at = 1;
    private byte[] content;
    private int length;

    private Expansion(byte[] stored) {
        this.stored = stored;
        this.content = new byte[MOSTLY * stored.length];
    }

    static byte[] expand(byte[] stored, Names names) throws SQLException {
        if (stored.length == 0) {
            return stored;
        }
        if (stored[0] == ContentFormat.AS_IT_IS) {
            return Arrays.copyOfRange(stored, 1, stored.length);
        }
        return stored[0] == ContentFormat.COMPACT ? new Expansion(stored).expand(names) : stored;
    }

    private byte[] expand(Names names) throws SQLException {
        content[length++] = '{';
        while (at < stored.length) {
            readText();
            if (at < stored.length && !(stored[at++] == ContentFormat.UUID ? readUuid() : readName(names))) {
                return stored;
            }
        }
        return Arrays.copyOf(content, length);
    }

    private void readText() {
        int from = at;
        while (at < stored.length && stored[at] != ContentFormat.UUID && stored[at] != ContentFormat.NAME) {
            at++;
        }
        makeRoom(at - from);
        System.arraycopy(stored, from, content, length, at - from);
        length += at - from;
    }

    private boolean readUuid() {
        if (stored.length - at < OCTETS.length) {
            return false;
        }
        makeRoom(UUID_CHARS);
        for (int digits : OCTETS) {
            int octet = stored[at++];
            content[length + digits] = HEX[octet >> 4 & 0xF];
            content[length + digits + 1] = HEX[octet & 0xF];
        }
        for (int hyphen : HYPHENS) {
            content[length + hyphen] = '-';
        }
        length += UUID_CHARS;
        return true;
    }

    private boolean readName(Names names) throws SQLException {
        if (stored.length - at < 1 || stored[at] < 0 && stored.length - at < 2) {
            return false;
        }
        int id = stored[at++];
        byte[] name = names.textOf(id >= 0 ? id : (id & ContentFormat.ONE_BYTE - 1) << Byte.SIZE | stored[at++] & 0xFF);
        if (name == null) {
            return false;
        }
        makeRoom(name.length);
        System.arraycopy(name, 0, content, length, name.length);
        length += name.length;
        return true;
    }

    private void makeRoom(int more) {
        if (content.length - length < more) {
            content = Arrays.copyOf(content, Math.max(MOSTLY * content.length, length + more));
        }
    }
}
