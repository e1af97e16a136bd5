package io.corebank.gateway;

/** A service gave no answer; the kind tells the caller what that means for the request. */
final class NoAnswer extends Exception {

    private static final long serialVersionUID = 1L;

    enum Kind {
        /** It never got the request. */
        AWAY,
        /** It may have got the request. */
        LOST,
        /** It got the request and takes too long. */
        LATE,
        /** It has as many requests as it may have. */
        BUSY
    }

    private final Kind kind;

    NoAnswer(Kind kind, String reason) {
        super(reason, null, false, false);
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }
}
