package io.corebank.audit;

import java.sql.Connection;

/**
 * Where an audit ends.
 *
 * @param connection sees the database as it was when the audit began
 * @param nowMicros the time that the age of open transfers is measured to
 * @param boundMicros how long a transfer may be under way
 */
record Ending(Connection connection, long nowMicros, long boundMicros) {}
