package io.corebank.bench.chaos.check;

import io.corebank.bench.chaos.check.Finding.Promise;
import io.corebank.bench.chaos.history.Answer;
import io.corebank.bench.chaos.history.Answer.Meaning;
import io.corebank.bench.chaos.history.Exchange;
import io.corebank.bench.chaos.history.Request;
import java.util.HashMap;
import java.util.Map;

/** A read shows a state that was, contains what it was asked to contain, and never goes back for a session. */
final class Reads implements Rule {

    private final Balances balances;
    private final Transfers transfers;

    Reads(Balances balances, Transfers transfers) {
        this.balances = balances;
        this.transfers = transfers;
    }

    @Override
    public void event(LogEvent event, Findings findings) {}

    @Override
    public void end(Ending ending, Findings findings) {
        Map<String, Long> seen = new HashMap<>();
        for (Exchange exchange : ending.history().exchanges()) {
            Answer answer = exchange.answer();
            if (answer == null || !exchange.request().kind().isRead()) {
                continue;
            }
            if (exchange.meaning() == Meaning.REFUSED) {
                findings.add(Promise.READS, exchange + " was refused what is its own");
            }
            boolean done = exchange.meaning() == Meaning.DONE;
            if (done && answer.position() <= ending.last()) {
                examine(exchange, answer, seen, findings);
            } else if (done && ending.complete()) {
                findings.add(Promise.READS, exchange + " knows more than the log");
            }
        }
    }

    private void examine(Exchange exchange, Answer answer, Map<String, Long> seen, Findings findings) {
        String session = exchange.session() + " " + exchange.request().accountId();
        Long before = seen.put(session, answer.version());
        if (before != null && before > answer.version()) {
            findings.add(Promise.READS, exchange + " goes back from version " + before);
        }
        if (answer.version() < newest(exchange.request())) {
            findings.add(Promise.READS, exchange + " lacks what it was asked to contain");
        }
        if (answer.position() < exchange.request().minPosition()) {
            findings.add(Promise.READS, exchange + " says that it is older than it was asked to be");
        }
        if (!was(exchange.request(), answer)) {
            findings.add(Promise.READS, exchange + " shows a state that never was");
        }
    }

    private long newest(Request read) {
        if (read.kind() == Request.Kind.READ_ACCOUNT) {
            AccountBook book = balances.book(read.accountId());
            return book == null ? 0 : book.versionAt(read.minPosition());
        }
        TransferStory story = transfers.story(read.accountId());
        return story == null ? 0 : story.versionAt(read.minPosition());
    }

    private boolean was(Request read, Answer answer) {
        if (read.kind() == Request.Kind.READ_ACCOUNT) {
            AccountBook book = balances.book(read.accountId());
            return book != null && book.was(answer.version(), answer.postedMinor(), answer.heldMinor());
        }
        TransferStory story = transfers.story(read.accountId());
        return story != null && story.stateAt(answer.version()).equals(answer.state());
    }
}
