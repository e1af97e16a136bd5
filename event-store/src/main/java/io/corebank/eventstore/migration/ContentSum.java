package io.corebank.eventstore.migration;

import java.math.BigInteger;

/** A hash over many events that does not depend on their order: the sum of their hashes, modulo 2^256. */
final class ContentSum {

    private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(256);

    private BigInteger sum = BigInteger.ZERO;
    private long events;

    void add(byte[] contentHash) {
        sum = sum.add(new BigInteger(1, contentHash)).mod(MODULUS);
        events++;
    }

    long events() {
        return events;
    }

    String hash() {
        return String.format("%064x", sum);
    }

    boolean isSameAs(ContentSum other) {
        return events == other.events && sum.equals(other.sum);
    }

    @Override
    public String toString() {
        return events + " events with the hash " + hash();
    }
}
