package io.corebank.bench.chaos.load;

import io.corebank.bench.chaos.history.Answer;
import io.corebank.bench.chaos.history.Answer.Meaning;
import io.corebank.bench.chaos.history.Request;
import io.corebank.bench.chaos.history.Request.Kind;
import io.corebank.bench.lab.BenchException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The accounts that the clients work on: of two customers, some with an overdraft, some with little money. */
public final class Accounts {

    private static final int COUNT = 20;
    private static final int OVERDRAFT_MINOR = 50_00;
    private static final int RICH_MINOR = 1_000_00;
    private static final int POOR_MINOR = 20_00;

    /** An account and its customer. */
    public record Account(String id, String owner) {}

    private final List<Account> all;

    private Accounts(List<Account> all) {
        this.all = all;
    }

    /** Opens the accounts and pays in what they begin with. */
    public static Accounts open(Client client) {
        List<Account> all = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            String owner = "customer" + (1 + i % 2);
            int overdraft = i % 3 == 0 ? OVERDRAFT_MINOR : 0;
            String body =
                    "{\"currency\":\"EUR\",\"ownerName\":\"Holder %d\",\"customerId\":\"%s\",\"overdraftLimit\":\"%s\"}"
                            .formatted(i, owner, Bodies.amount(overdraft));
            String id = done(client, Request.write(Kind.OPEN, "teller", "open-" + i, "", "", overdraft, body))
                    .subjectId();
            all.add(new Account(id, owner));
            int money = i % 4 == 3 ? POOR_MINOR : RICH_MINOR;
            done(
                    client,
                    Request.write(Kind.DEPOSIT, "teller", "first-" + i, id, "", money, Bodies.cash(money, "EUR", "")));
        }
        return new Accounts(all);
    }

    private static Answer done(Client client, Request request) {
        Answer answer = client.ask(0, request);
        if (answer.meaning() != Meaning.DONE) {
            throw new BenchException("The bank answered " + answer + " to " + request, null);
        }
        return answer;
    }

    public List<Account> all() {
        return all;
    }

    Account any(SplittableRandom random) {
        return all.get(random.nextInt(all.size()));
    }

    /** Any but this one. */
    Account other(Account one, SplittableRandom random) {
        Account other = any(random);
        return other.equals(one) ? all.get((all.indexOf(one) + 1) % all.size()) : other;
    }
}
