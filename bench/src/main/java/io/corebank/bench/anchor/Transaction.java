package io.corebank.bench.anchor;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.regex.Pattern;

/** A transaction that an anchor repeats, as a script for pgbench. */
public enum Transaction {
    /** One event in Axon's columns, with a payload and metadata as long as those of a deposit in the bank. */
    INSERT_EVENT("""
            \\set s random(1, 1000000000)
            insert into domain_event_entry (event_identifier, meta_data, payload, payload_revision, payload_type, \
            time_stamp, aggregate_identifier, sequence_number, type) values (gen_random_uuid()::text, \
            repeat('m', 130)::bytea, repeat('p', 180)::bytea, '1', 'io.corebank.api.account.event.MoneyDeposited', \
            '2026-01-01T00:00:00.000000Z', gen_random_uuid()::text, :s, 'Account');
            """, Transaction::anySequence),
    /** The balance of one and the same account. */
    UPDATE_HOT_ROW("""
            update balance set amount = amount + 1 where id = 1;
            """, random -> new int[0]),
    /** Money from one account to another, and a row that tells of it; the lower number first, so that none deadlock. */
    TRANSFER("""
            \\set a random(1, 999)
            \\set b random(:a + 1, 1000)
            begin;
            update balance set amount = amount - 1 where id = :a;
            update balance set amount = amount + 1 where id = :b;
            insert into posting (source, target, amount) values (:a, :b, 1);
            commit;
            """, Transaction::anyPair);

    private static final Pattern VARIABLE = Pattern.compile(":([abs])\\b");

    private final String script;

    @SuppressWarnings("ImmutableEnumChecker") // a function without a state
    private final Function<SplittableRandom, int[]> values;

    Transaction(String script, Function<SplittableRandom, int[]> values) {
        this.script = script;
        this.values = values;
    }

    /** For pgbench. */
    String script() {
        return script;
    }

    /** For JDBC: each statement with the indices of the values that its parameters take. */
    List<Parametrised> statements() {
        return script.lines()
                .filter(line -> !line.startsWith("\\set") && !line.equals("begin;") && !line.equals("commit;"))
                .map(Transaction::parametrised)
                .toList();
    }

    /** Chosen as the script does. */
    int[] values(SplittableRandom random) {
        return values.apply(random);
    }

    record Parametrised(String sql, List<Integer> values) {}

    private static Parametrised parametrised(String line) {
        List<Integer> values = VARIABLE.matcher(line)
                .results()
                .map(variable -> variable.group(1).equals("b") ? 1 : 0)
                .toList();
        return new Parametrised(VARIABLE.matcher(line).replaceAll("?").replace(";", ""), values);
    }

    private static int[] anySequence(SplittableRandom random) {
        return new int[] {random.nextInt(1, 1_000_000_001)};
    }

    private static int[] anyPair(SplittableRandom random) {
        int first = random.nextInt(1, 1_000);
        return new int[] {first, random.nextInt(first + 1, 1_001)};
    }
}
