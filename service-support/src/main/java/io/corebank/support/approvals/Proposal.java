package io.corebank.support.approvals;

import java.time.Instant;

/**
 * Something that waits for a second person. Nothing of it has happened.
 *
 * @param id names this very proposal: when it is taken back and made anew, that is another one
 * @param action what is to be done, as method and path
 * @param lapsesAt when nobody has agreed by then, it is as if it had not been made
 */
public record Proposal(
        String id, Status status, String action, String proposedBy, Instant proposedAt, Instant lapsesAt) {

    /** What is agreed to is done at once and no proposal any more. */
    public enum Status {
        PROPOSED
    }
}
