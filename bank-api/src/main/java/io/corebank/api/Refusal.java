package io.corebank.api;

/** A definite no to a person who waits for the answer: a rule of the bank forbids it, and nothing has happened. */
public class Refusal extends RuntimeException {

    private final RefusalCode code;

    public Refusal(RefusalCode code) {
        super(code.title(), null, false, false);
        this.code = code;
    }

    public RefusalCode code() {
        return code;
    }
}
