package io.corebank.standalone.launch;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Speaks to the bank for the people of the demo, through the same API as everybody. */
final class DemoClerk {

    private static final long TOKEN_NANOS = Duration.ofMinutes(2).toNanos();
    private static final int REFUSED = 422;

    private final WhichBank which;
    private final Map<String, Token> tokens = new HashMap<>();
    private int requests;

    DemoClerk(WhichBank which) {
        this.which = which;
    }

    private record Token(String text, long since) {}

    /** How many requests have been answered. */
    int requests() {
        return requests;
    }

    /** Opens an account in euro for a customer, and answers its id. */
    String open(String customerId, String ownerName, String key) {
        Http.Answer answer = write(
                "teller",
                "POST",
                "accounts",
                key,
                "{\"currency\":\"EUR\",\"ownerName\":\"%s\",\"customerId\":\"%s\"}".formatted(ownerName, customerId));
        return field(answer, "accountId");
    }

    void deposit(String account, String amount, String reference, String key) {
        write("service", "POST", "accounts/" + account + "/deposits", key, money(amount, reference));
    }

    void withdraw(String account, String amount, String reference, String key) {
        write("teller", "POST", "accounts/" + account + "/withdrawals", key, money(amount, reference));
    }

    /** A transfer and the state that it ended in. */
    record Transfer(String id, String status) {}

    /** Moves money, and waits for the end. */
    Transfer transfer(DemoPerson payer, String from, String to, String amount, String reference, String key) {
        String body = "{\"fromAccountId\":\"%s\",\"toAccountId\":\"%s\",\"amount\":\"%s\",\"currency\":\"EUR\","
                        .formatted(from, to, amount)
                + "\"reference\":\"%s\"}".formatted(reference);
        Http.Answer answer = write(payer.customerId(), "POST", "transfers", key, body, "Prefer", "wait=5");
        return new Transfer(field(answer, "transferId"), field(answer, "status"));
    }

    /** Gives back some of what a transfer has brought. */
    void giveBack(DemoPerson payee, Transfer transfer, String amount, String key) {
        String body = "{\"amount\":\"%s\",\"currency\":\"EUR\"}".formatted(amount);
        write(payee.customerId(), "POST", "transfers/" + transfer.id() + "/reversals", key, body, "Prefer", "wait=5");
    }

    /** Sets money aside for a card payment, and answers with the id of the hold; nothing when it is refused. */
    String hold(String account, String amount, String key) {
        String body = "{\"amount\":\"%s\",\"currency\":\"EUR\"}".formatted(amount);
        return field(write("service", "POST", "accounts/" + account + "/holds", key, body), "holdId");
    }

    void capture(String account, String hold, String amount, String key) {
        String body = "{\"amount\":\"%s\",\"currency\":\"EUR\"}".formatted(amount);
        write("service", "POST", "accounts/" + account + "/holds/" + hold + "/capture", key, body);
    }

    void release(String account, String hold, String key) {
        write("service", "POST", "accounts/" + account + "/holds/" + hold + "/release", key, "{}");
    }

    /**
     * Sends a write. What the bank refuses for a good reason is part of the story.
     *
     * @throws LaunchException for an answer that is neither done nor refused
     */
    Http.Answer write(String user, String method, String path, String key, String body, String... headers) {
        URI uri = which.address().resolve("/api/v1/" + path);
        Http.Answer answer = which.http().write(method, uri, tokenOf(user), "demo-" + key, body, headers);
        if (answer.status() / 100 != 2 && answer.status() != REFUSED) {
            throw new LaunchException("The bank answered %s %s with %d %s"
                    .formatted(method, uri.getPath(), answer.status(), answer.body()));
        }
        requests++;
        return answer;
    }

    private String tokenOf(String user) {
        Token known = tokens.get(user);
        if (known == null || System.nanoTime() - known.since() > TOKEN_NANOS) {
            known = new Token(TokenCommand.tokenOf(user, which), System.nanoTime());
            tokens.put(user, known);
        }
        return known.text();
    }

    private static String money(String amount, String reference) {
        return "{\"amount\":\"%s\",\"currency\":\"EUR\",\"reference\":\"%s\"}".formatted(amount, reference);
    }

    private static String field(Http.Answer answer, String name) {
        return JsonMapper.shared().readTree(answer.body()).path(name).asString("");
    }
}
