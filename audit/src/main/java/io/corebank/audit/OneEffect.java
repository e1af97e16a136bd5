package io.corebank.audit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Every acknowledged operation has exactly one effect, and a refused one has none. */
final class OneEffect implements Invariant {

    private static final String OPERATIONS = "select operation_id, position, refused from event_store.operation";
    private static final int PART = 10_000;

    private final FingerprintSet effects = new FingerprintSet();
    private final Duplicates duplicates;
    private final Findings findings = new Findings();
    private long operations;
    private long last;

    OneEffect(Duplicates duplicates) {
        this.duplicates = duplicates;
    }

    @Override
    public int number() {
        return 2;
    }

    @Override
    public String title() {
        return "every acknowledged operation has exactly one effect, a refused one none";
    }

    @Override
    public void examine(Entry entry) {
        last = entry.row().position();
        Facts facts = entry.facts();
        String operation = facts == null ? null : facts.text(Field.OPERATION_ID);
        if (operation == null) {
            return;
        }
        long fingerprint = Fingerprint.of(operation);
        if (!effects.add(fingerprint)) {
            duplicates.suspectOperation(fingerprint);
        }
    }

    @Override
    public void end(Ending ending) {
        Connection connection = ending.connection();
        try (Statement query = connection.createStatement()) {
            query.setFetchSize(PART);
            try (ResultSet rows = query.executeQuery(OPERATIONS)) {
                while (rows.next()) {
                    operations++;
                    examine(StoredId.of(rows.getBytes(1)).text(), rows.getLong(2), rows.getBoolean(3));
                }
            }
        } catch (SQLException failure) {
            throw new AuditException("The operations cannot be read", failure);
        }
    }

    private void examine(String operation, long position, boolean refused) {
        boolean hasEffect = effects.contains(Fingerprint.of(operation));
        if (refused && hasEffect) {
            findings.add("The operation " + operation + " was refused and has an effect");
        }
        if (!refused && position > 0 && !hasEffect) {
            findings.add("The operation " + operation + " was acknowledged with position " + position
                    + " and has no effect");
        }
        if (position > last) {
            findings.add("The operation " + operation + " was acknowledged with position " + position
                    + ", which is behind the end of the log");
        }
    }

    @Override
    public String checked() {
        return String.format("%,d effects, %,d acknowledgements", effects.size(), operations);
    }

    @Override
    public Findings findings() {
        return findings;
    }
}
