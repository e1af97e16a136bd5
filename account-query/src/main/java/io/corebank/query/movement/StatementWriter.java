package io.corebank.query.movement;

import java.io.IOException;

/** A form in which a statement is written, from its opening balance to its closing balance. */
interface StatementWriter {

    void begin(Statement statement) throws IOException;

    void movement(MovementDocument movement) throws IOException;

    /** Writes the closing balance. A statement without one is incomplete, and shows it. */
    void end(Statement statement) throws IOException;
}
