package io.corebank.query.reconciliation;

/** A projection has not got as far yet as what is to be compared with it. The run is tried again. */
final class Behind extends RuntimeException {

    Behind(String projection, long position) {
        super("The projection of " + projection + " has not reached position " + position);
    }
}
