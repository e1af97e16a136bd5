package io.corebank.bench.chaos.history;

/**
 * What a client was told.
 *
 * @param status of HTTP, or 0 when there was no answer at all
 * @param code of the problem; empty when there was none
 * @param replayed whether the bank said that it had answered this before
 * @param subjectId the account or transfer that the answer is about
 * @param position the {@code Bank-Position} of the answer
 * @param state of a transfer, else empty
 */
public record Answer(
        int status,
        String code,
        boolean replayed,
        String subjectId,
        String operationId,
        long position,
        long version,
        long postedMinor,
        long heldMinor,
        String state) {

    /** What the answer means to the client. */
    public enum Meaning {
        /** It has happened. */
        DONE,
        /** It has not happened and will not. */
        REFUSED,
        /** Nobody can tell; to ask again with the same key is the way to learn it. */
        UNKNOWN
    }

    /** Silence: the connection broke, or patience ended. */
    public static Answer none() {
        return problem(0, "", false);
    }

    /** A problem, which tells nothing but its code. */
    public static Answer problem(int status, String code, boolean replayed) {
        return new Answer(status, code, replayed, "", "", 0, 0, 0, 0, "");
    }

    public Meaning meaning() {
        if (status / 100 == 2) {
            return Meaning.DONE;
        }
        return switch (status) {
            case 400, 403, 404, 412, 415, 422 -> Meaning.REFUSED;
            default -> Meaning.UNKNOWN;
        };
    }
}
