package io.corebank.support.web;

/** Something the answer needs is not there at the moment: 503 with {@code Retry-After}, with a code that names it. */
public class Unavailable extends RuntimeException {

    private final String code;
    private final String detail;

    public Unavailable(String code, String detail) {
        super(detail);
        this.code = code;
        this.detail = detail;
    }

    public Unavailable(String code, String detail, Throwable cause) {
        super(detail, cause);
        this.code = code;
        this.detail = detail;
    }

    public String code() {
        return code;
    }

    /** One sentence for the caller. */
    public String detail() {
        return detail;
    }
}
