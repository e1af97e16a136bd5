package io.corebank.query.movement;

import io.corebank.api.Money;
import io.corebank.query.reading.AsOf;
import tools.jackson.core.JsonGenerator;

/** A statement as one JSON object, whose closing balance comes last. */
final class JsonStatement implements StatementWriter {

    private final JsonGenerator out;
    private final AsOf asOf;

    JsonStatement(JsonGenerator out, AsOf asOf) {
        this.out = out;
        this.asOf = asOf;
    }

    @Override
    public void begin(Statement statement) {
        out.writeStartObject();
        out.writeStringProperty("accountId", statement.account().accountId());
        out.writePOJOProperty("ownerName", statement.account().ownerName());
        out.writeStringProperty("currency", statement.account().currency());
        out.writePOJOProperty("from", statement.period().from());
        out.writePOJOProperty("to", statement.period().to());
        out.writePOJOProperty("asOf", asOf.at());
        out.writeStringProperty("opening", amount(statement, statement.opening()));
        out.writeArrayPropertyStart("movements");
    }

    @Override
    public void movement(MovementDocument movement) {
        out.writePOJO(MovementView.of(movement));
    }

    @Override
    public void end(Statement statement) {
        out.writeEndArray();
        out.writeStringProperty("closing", amount(statement, statement.closing()));
        out.writeEndObject();
        out.flush();
    }

    private static String amount(Statement statement, long minor) {
        return Money.format(minor, statement.account().currency());
    }
}
