package io.corebank.bench.chaos.history;

import io.corebank.bench.chaos.history.Answer.Meaning;
import org.jspecify.annotations.Nullable;

/**
 * A request of one session and its answer. A session is one client, which sends its next request when it has heard of
 * the last.
 *
 * @param number counts all requests, in the order in which they were sent
 * @param answer null while there is none
 */
public record Exchange(
        long number, int session, Request request, @Nullable Answer answer) {

    /** What the client knows: nothing, without an answer. */
    public Meaning meaning() {
        return answer == null ? Meaning.UNKNOWN : answer.meaning();
    }
}
