package io.corebank.audit;

import java.util.Arrays;

/**
 * A set of fingerprints in about 16 bytes each, in segments that grow one by one. Two different texts may share a
 * fingerprint, though hardly ever, so that what seems to be there already still has to be looked at.
 */
final class FingerprintSet {

    private static final int SEGMENT_BITS = 8;
    private static final int FIRST_SIZE = 64;
    private static final double FULL = 0.8;
    private static final long EMPTY = 0;
    private static final long INSTEAD_OF_EMPTY = 1;

    private final long[][] segments = new long[1 << SEGMENT_BITS][FIRST_SIZE];
    private final int[] sizes = new int[1 << SEGMENT_BITS];

    /** Adds the fingerprint, and answers whether it was not there yet. */
    boolean add(long fingerprint) {
        long value = fingerprint == EMPTY ? INSTEAD_OF_EMPTY : fingerprint;
        int segment = segmentOf(value);
        int slot = slotOf(segments[segment], value);
        if (segments[segment][slot] == value) {
            return false;
        }
        segments[segment][slot] = value;
        if (++sizes[segment] > FULL * segments[segment].length) {
            segments[segment] = grown(segments[segment]);
        }
        return true;
    }

    boolean contains(long fingerprint) {
        long value = fingerprint == EMPTY ? INSTEAD_OF_EMPTY : fingerprint;
        long[] slots = segments[segmentOf(value)];
        return slots[slotOf(slots, value)] == value;
    }

    long size() {
        return Arrays.stream(sizes).asLongStream().sum();
    }

    private static int segmentOf(long value) {
        return (int) (value >>> (Long.SIZE - SEGMENT_BITS));
    }

    private static int slotOf(long[] slots, long value) {
        int slot = (int) Long.remainderUnsigned(value, slots.length);
        while (slots[slot] != EMPTY && slots[slot] != value) {
            slot = slot + 1 == slots.length ? 0 : slot + 1;
        }
        return slot;
    }

    private static long[] grown(long[] slots) {
        long[] larger = new long[slots.length + slots.length / 2];
        for (long value : slots) {
            if (value != EMPTY) {
                larger[slotOf(larger, value)] = value;
            }
        }
        return larger;
    }
}
