package io.corebank.audit;

/** How findings name an event. */
final class Place {

    private Place() {}

    static String of(LogRow row) {
        return row.kind().name() + " at position " + row.position() + " ("
                + row.aggregate().text() + ", sequence " + row.sequence() + ") ";
    }
}
