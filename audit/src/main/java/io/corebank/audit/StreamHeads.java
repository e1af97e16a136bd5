package io.corebank.audit;

/** The last sequence and hash of every stream, in some 60 bytes each: open addressing over one array. */
final class StreamHeads {

    private static final int WIDTH = 5;
    private static final int FIRST_STREAMS = 1 << 10;
    private static final double FULL = 0.7;

    private long[] cells = new long[FIRST_STREAMS * WIDTH];
    private int size;

    /** Where the stream of an aggregate is kept, until the next call; a new one has no events and an empty hash. */
    int find(StoredId aggregate) {
        if (size > FULL * cells.length / WIDTH) {
            grow();
        }
        int at = locate(cells, aggregate.high(), aggregate.low());
        if (cells[at + 2] == 0) {
            cells[at] = aggregate.high();
            cells[at + 1] = aggregate.low();
            cells[at + 2] = 1;
            size++;
        }
        return at;
    }

    /** How many events of the stream have been seen, which is the sequence of the next. */
    long nextSequence(int at) {
        return cells[at + 2] - 1;
    }

    long hashHigh(int at) {
        return cells[at + 3];
    }

    long hashLow(int at) {
        return cells[at + 4];
    }

    /** The stream ends with this sequence and hash from now on. */
    void put(int at, long sequence, long hashHigh, long hashLow) {
        cells[at + 2] = sequence + 2;
        cells[at + 3] = hashHigh;
        cells[at + 4] = hashLow;
    }

    int size() {
        return size;
    }

    private static int locate(long[] cells, long high, long low) {
        int streams = cells.length / WIDTH;
        int stream = (int) Long.remainderUnsigned(Fingerprint.mix(high ^ Fingerprint.mix(low)), streams);
        int at = stream * WIDTH;
        while (cells[at + 2] != 0 && (cells[at] != high || cells[at + 1] != low)) {
            at = at + WIDTH == cells.length ? 0 : at + WIDTH;
        }
        return at;
    }

    private void grow() {
        long[] larger = new long[Math.multiplyExact(2, cells.length)];
        for (int from = 0; from < cells.length; from += WIDTH) {
            if (cells[from + 2] != 0) {
                System.arraycopy(cells, from, larger, locate(larger, cells[from], cells[from + 1]), WIDTH);
            }
        }
        cells = larger;
    }
}
