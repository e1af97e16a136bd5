package io.corebank.support.web;

/** A request that cannot be understood: 400, with a code that tells what is wrong with it. */
public class MalformedRequest extends RuntimeException {

    private final String code;
    private final String detail;

    public MalformedRequest(String code, String detail) {
        super(detail, null, false, false);
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
