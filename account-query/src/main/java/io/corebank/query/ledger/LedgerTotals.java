package io.corebank.query.ledger;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.StringTermsBucket;
import io.corebank.query.ledger.LedgerDocument.Line;
import io.corebank.query.ledger.TrialBalance.OfCurrency;
import java.math.BigInteger;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** The sums of the books, as Elasticsearch is asked for them and as it answers. */
final class LedgerTotals {

    private static final int MOST_CURRENCIES = 1_000;
    private static final List<String> PARTS = List.of("low", "middle", "high");

    private LedgerTotals() {}

    /** Asks for the sums of both sides, per currency and internal account, and for the last position. */
    static Map<String, Aggregation> request() {
        return Map.of(
                "debit", side("debit"),
                "credit", side("credit"),
                "last", Aggregation.of(last -> last.max(max -> max.field("position"))));
    }

    private static Aggregation side(String side) {
        Map<String, Aggregation> sums = new TreeMap<>();
        for (String part : PARTS) {
            sums.put(part, Aggregation.of(sum -> sum.sum(field -> field.field(side + "." + part))));
        }
        Aggregation accounts = Aggregation.of(
                each -> each.terms(terms -> terms.field(side + ".account").size(InternalAccount.values().length))
                        .aggregations(sums));
        return Aggregation.of(
                each -> each.terms(terms -> terms.field("currency").size(MOST_CURRENCIES))
                        .aggregations("accounts", accounts));
    }

    /** The books of every currency in which there is an entry, by currency. */
    static List<OfCurrency> read(Map<String, Aggregate> answer) {
        SortedMap<String, Map<InternalAccount, Turnover>> books = new TreeMap<>();
        collect(books, Objects.requireNonNull(answer.get("debit")), Turnover::withDebit);
        collect(books, Objects.requireNonNull(answer.get("credit")), Turnover::withCredit);
        return books.entrySet().stream()
                .map(entry -> OfCurrency.of(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** The position of the last entry; 0 when there is none. */
    static long lastPosition(Map<String, Aggregate> answer) {
        Double last = Objects.requireNonNull(answer.get("last")).max().value();
        return last == null || last.isInfinite() ? 0 : last.longValue();
    }

    private static void collect(
            Map<String, Map<InternalAccount, Turnover>> books,
            Aggregate side,
            BiFunction<Turnover, BigInteger, Turnover> with) {
        for (StringTermsBucket currency : side.sterms().buckets().array()) {
            Map<InternalAccount, Turnover> accounts =
                    books.computeIfAbsent(currency.key().stringValue(), key -> emptyBooks());
            Aggregate sums = Objects.requireNonNull(currency.aggregations().get("accounts"));
            for (StringTermsBucket account : sums.sterms().buckets().array()) {
                BigInteger sum = exactSum(account.aggregations());
                accounts.computeIfPresent(
                        InternalAccount.valueOf(account.key().stringValue()),
                        (key, turnover) -> with.apply(turnover, sum));
            }
        }
    }

    private static Map<InternalAccount, Turnover> emptyBooks() {
        Map<InternalAccount, Turnover> accounts = new EnumMap<>(InternalAccount.class);
        for (InternalAccount account : InternalAccount.values()) {
            accounts.put(account, Turnover.NOTHING);
        }
        return accounts;
    }

    private static BigInteger exactSum(Map<String, Aggregate> parts) {
        BigInteger sum = BigInteger.ZERO;
        int shift = 0;
        for (String part : PARTS) {
            Double value = Objects.requireNonNull(parts.get(part)).sum().value();
            sum = sum.add(BigInteger.valueOf(Objects.requireNonNull(value).longValue())
                    .shiftLeft(shift));
            shift += Line.PART_BITS;
        }
        return sum;
    }
}
