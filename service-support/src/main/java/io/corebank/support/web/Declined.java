package io.corebank.support.web;

/** A definite no, in words for the caller. Nothing has happened. */
public abstract class Declined extends RuntimeException {

    private final int status;
    private final String code;
    private final String title;
    private final String detail;

    /**
     * A no.
     *
     * @param status the HTTP status of the answer
     * @param code by which a program tells it from others
     */
    protected Declined(int status, String code, String title, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
        this.title = title;
        this.detail = detail;
    }

    final int status() {
        return status;
    }

    final String code() {
        return code;
    }

    final String title() {
        return title;
    }

    final String detail() {
        return detail;
    }
}
