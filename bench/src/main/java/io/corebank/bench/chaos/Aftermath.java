package io.corebank.bench.chaos;

import io.corebank.bench.chaos.check.Finding.Promise;
import io.corebank.bench.chaos.check.Findings;
import io.corebank.bench.chaos.fault.Site;
import io.corebank.bench.chaos.history.Answer.Meaning;
import io.corebank.bench.chaos.history.Exchange;
import io.corebank.bench.chaos.history.History;
import io.corebank.bench.chaos.history.Request;
import io.corebank.bench.chaos.history.Request.Kind;
import io.corebank.bench.chaos.load.Accounts;
import io.corebank.bench.chaos.load.Accounts.Account;
import io.corebank.bench.chaos.load.Client;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** What is done when the load is over: half of the unknown is asked for again, and the bank has to come to rest. */
final class Aftermath {

    private static final int SESSION = 0;
    private static final int MOST_ASKED_AGAIN = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Site site;
    private final Client client;
    private final History history;
    private final Findings findings;

    Aftermath(Site site, Client client, History history, Findings findings) {
        this.site = site;
        this.client = client;
        this.history = history;
        this.findings = findings;
    }

    void await(Accounts accounts, SplittableRandom random) {
        askAgain(random);
        if (!Pause.until(this::rests, PATIENCE)) {
            findings.add(Promise.AT_REST, "there are dead letters or open transfers a minute after the last");
        }
        long head = site.head();
        for (Account account : accounts.all()) {
            demand(Request.read(Kind.READ_ACCOUNT, account.owner(), account.id(), head));
        }
    }

    /** What ends last may still have written something. */
    private boolean rests() {
        long head = site.head();
        return site.rests(head) && site.head() == head;
    }

    /** The other half stays unknown: those may be in the log once or not at all. */
    private void askAgain(SplittableRandom random) {
        Map<Request, Boolean> answered = new HashMap<>();
        for (Exchange exchange : history.recorded().exchanges()) {
            if (!exchange.request().kind().isRead()) {
                answered.merge(exchange.request(), exchange.meaning() != Meaning.UNKNOWN, Boolean::logicalOr);
            }
        }
        answered.entrySet().stream()
                .filter(request -> !request.getValue() && random.nextBoolean())
                .limit(MOST_ASKED_AGAIN)
                .forEach(request -> demand(request.getKey()));
    }

    private void demand(Request request) {
        if (!Pause.until(() -> client.ask(SESSION, request).meaning() != Meaning.UNKNOWN, PATIENCE)) {
            findings.add(Promise.AT_REST, request + " gets no answer for a minute");
        }
    }
}
