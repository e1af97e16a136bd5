package io.corebank.audit;

import org.jspecify.annotations.Nullable;

/**
 * An event of the log, ready to be examined.
 *
 * @param facts null when its payload cannot be read
 * @param content the hash of everything it says
 */
@SuppressWarnings("ArrayRecordComponent")
record Entry(LogRow row, @Nullable Facts facts, byte[] content) {

    static Entry of(LogRow row, ChainHash hash) {
        return new Entry(row, factsOf(row), hash.contentOf(row));
    }

    private static @Nullable Facts factsOf(LogRow row) {
        try {
            return Facts.read(row.payload());
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }
}
