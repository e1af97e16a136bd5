package io.corebank.support.web;

/** A definite no, in words for the caller. Nothing has happened. */
public abstract class Declined extends RuntimeException {

    private final int status;
    private final String code;
    private final String title;
    private final String detail;
    private final boolean replayed;

    /**
     * A no.
     *
     * @param status the HTTP status of the answer
     * @param code by which a program tells it from others
     */
    protected Declined(int status, String code, String title, String detail) {
        this(status, code, title, detail, false);
    }

    /**
     * A no.
     *
     * @param replayed whether it was said before, to the same request under the same key
     */
    protected Declined(int status, String code, String title, String detail, boolean replayed) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
        this.title = title;
        this.detail = detail;
        this.replayed = replayed;
    }

    public final int status() {
        return status;
    }

    public final String code() {
        return code;
    }

    final String title() {
        return title;
    }

    public final String detail() {
        return detail;
    }

    public final boolean isReplayed() {
        return replayed;
    }
}
