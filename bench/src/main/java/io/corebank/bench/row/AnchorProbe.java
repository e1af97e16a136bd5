package io.corebank.bench.row;

import io.corebank.bench.anchor.Anchor;
import io.corebank.bench.anchor.AnchorResult;
import io.corebank.bench.anchor.Anchors;
import io.corebank.bench.anchor.Transaction;
import io.corebank.bench.lab.Lab;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** pgbench, with the number of clients that gives it the best rate. */
final class AnchorProbe implements Probe {

    static final AnchorProbe INSERT = new AnchorProbe("one-row INSERT", Transaction.INSERT_EVENT, 8, 16, 32, 64);
    static final AnchorProbe HOT_UPDATE = new AnchorProbe("hot-row UPDATE", Transaction.UPDATE_HOT_ROW, 1, 2, 4, 8);
    static final AnchorProbe TRANSFER = new AnchorProbe("transfer transaction", Transaction.TRANSFER, 8, 16, 32);
    static final AnchorProbe ONE_CLIENT = new AnchorProbe("one-row INSERT, 1 client", Transaction.INSERT_EVENT, 1);

    private final String name;
    private final Transaction transaction;
    private final List<Integer> choices;
    private int clients;

    private AnchorProbe(String name, Transaction transaction, Integer... choices) {
        this.name = name;
        this.transaction = transaction;
        this.choices = List.of(choices);
    }

    @Override
    public String name() {
        return "pgbench " + name;
    }

    @Override
    public void prepare(Lab lab) {
        Anchor anchor = Anchors.of(lab);
        double best = 0;
        for (int choice : choices) {
            double rate = choices.size() == 1
                    ? 1
                    : anchor.run(transaction, choice, Duration.ofSeconds(2)).perSecond();
            if (rate > best) {
                best = rate;
                clients = choice;
            }
        }
        lab.note(name() + ": clients", Integer.toString(clients));
        lab.note("anchor", anchor.description());
    }

    @Override
    public Map<Figure, Double> measure(Lab lab) {
        AnchorResult result =
                Anchors.of(lab).run(transaction, clients, lab.settings().time());
        return clients == 1
                ? Map.of(Figure.PER_SECOND, result.perSecond(), Figure.P50_MILLIS, result.p50Millis())
                : Map.of(Figure.PER_SECOND, result.perSecond());
    }
}
