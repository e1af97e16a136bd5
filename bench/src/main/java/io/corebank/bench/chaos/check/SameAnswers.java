package io.corebank.bench.chaos.check;

import io.corebank.bench.chaos.check.Finding.Promise;
import io.corebank.bench.chaos.history.Answer;
import io.corebank.bench.chaos.history.Answer.Meaning;
import io.corebank.bench.chaos.history.Exchange;
import io.corebank.bench.chaos.history.Request;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The same request under the same key has one answer, however often it is asked for. */
final class SameAnswers {

    private SameAnswers() {}

    static void examine(List<Exchange> sameKey, Findings findings) {
        Map<Request, Exchange> first = new HashMap<>();
        for (Exchange exchange : sameKey) {
            if (exchange.meaning() == Meaning.UNKNOWN) {
                continue;
            }
            Exchange earlier = first.putIfAbsent(exchange.request(), exchange);
            if (earlier != null && !isSame(earlier, exchange)) {
                findings.add(Promise.SAME_ANSWER, exchange + " was answered differently from " + earlier);
            }
        }
        if (first.values().stream()
                        .filter(SameAnswers::isDone)
                        .map(SameAnswers::subject)
                        .distinct()
                        .count()
                > 1) {
            findings.add(Promise.SAME_ANSWER, "one key has several results: " + first.values());
        }
    }

    private static boolean isDone(Exchange exchange) {
        return exchange.meaning() == Meaning.DONE;
    }

    private static String subject(Exchange exchange) {
        return Objects.requireNonNull(exchange.answer()).subjectId();
    }

    /** Who waits for the end of a transfer hears how far it is, which is further each time. */
    private static boolean isSame(Exchange one, Exchange other) {
        Answer a = Objects.requireNonNull(one.answer());
        Answer b = Objects.requireNonNull(other.answer());
        if (one.meaning() != other.meaning() || !a.subjectId().equals(b.subjectId())) {
            return false;
        }
        if (one.request().waits() && isDone(one)) {
            return a.status() != 201 || b.status() != 201 || a.state().equals(b.state());
        }
        return a.status() == b.status()
                && a.code().equals(b.code())
                && a.operationId().equals(b.operationId())
                && a.position() == b.position()
                && a.version() == b.version()
                && a.postedMinor() == b.postedMinor()
                && a.heldMinor() == b.heldMinor()
                && a.state().equals(b.state());
    }
}
