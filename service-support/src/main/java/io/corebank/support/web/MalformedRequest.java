package io.corebank.support.web;

/** A request that cannot be understood: 400, with a code that tells what is wrong with it. */
public class MalformedRequest extends RuntimeException {

    private final String code;

    public MalformedRequest(String code, String detail) {
        super(detail, null, false, false);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
