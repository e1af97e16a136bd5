package io.corebank.query.movement;

import io.corebank.api.Money;
import java.io.IOException;
import java.io.Writer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A statement as comma-separated values (RFC 4180), with the balances in a row each at the beginning and the end. */
final class CsvStatement implements StatementWriter {

    private static final String LINE_END = "\r\n";
    private static final String COLUMNS =
            "at,type,direction,amount,currency,balance,reference,counterparty,transferId,movementId,position";

    /** What a spreadsheet would take for a formula. Figures never begin like that except with a minus and a digit. */
    private static final Pattern FORMULA = Pattern.compile("[=+@\\t\\r-].*", Pattern.DOTALL);

    private static final Pattern SPECIAL = Pattern.compile("[\",\\r\\n]");

    private final Writer out;

    CsvStatement(Writer out) {
        this.out = out;
    }

    @Override
    public void begin(Statement statement) throws IOException {
        out.write(COLUMNS + LINE_END);
        balance("OPENING", statement.period().from(), statement, statement.opening());
    }

    @Override
    public void movement(MovementDocument movement) throws IOException {
        row(
                movement.at(),
                movement.type(),
                movement.direction(),
                Money.format(movement.amount(), movement.currency()),
                movement.currency(),
                Money.format(movement.balance(), movement.currency()),
                harmless(movement.reference()),
                movement.counterparty(),
                movement.transferId(),
                movement.movementId(),
                movement.position());
    }

    @Override
    public void end(Statement statement) throws IOException {
        balance("CLOSING", statement.period().to(), statement, statement.closing());
        out.flush();
    }

    private void balance(String type, @Nullable Object at, Statement statement, long minor) throws IOException {
        String currency = statement.account().currency();
        row(at, type, null, null, currency, Money.format(minor, currency), null, null, null, null, null);
    }

    private void row(@Nullable Object... cells) throws IOException {
        out.write(Stream.of(cells).map(CsvStatement::cell).collect(Collectors.joining(",")) + LINE_END);
    }

    private static String cell(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        return SPECIAL.matcher(text).find() ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    /** Text that a person chose must not be run by the program of the person who opens the file. */
    private static @Nullable String harmless(@Nullable String text) {
        return text != null && FORMULA.matcher(text).matches() ? "'" + text : text;
    }
}
