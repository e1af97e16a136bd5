package io.corebank.eventstore.migration;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where Axon's event table and its columns are. The JPA engine calls them {@code global_index}, the JDBC engine
 * {@code globalIndex}, which PostgreSQL makes {@code globalindex}; underscores and case do not matter here.
 */
final class StockColumns {

    private static final List<String> TABLES = List.of("domain_event_entry", "domainevententry");
    private static final List<String> READ = List.of(
            "eventIdentifier",
            "aggregateIdentifier",
            "type",
            "sequenceNumber",
            "payloadType",
            "payloadRevision",
            "timeStamp",
            "payload",
            "metaData");
    private static final String COLUMNS = """
            select a.attname, t.typname from pg_attribute a join pg_type t on t.oid = a.atttypid
            where a.attrelid = to_regclass(?) and a.attnum > 0 and not a.attisdropped
            """;

    private final String table;
    private final Map<String, String> names;
    private final Map<String, String> types;

    private StockColumns(String table, Map<String, String> names, Map<String, String> types) {
        this.table = table;
        this.names = names;
        this.types = types;
    }

    static StockColumns find(Connection connection, @Nullable String table) throws SQLException {
        List<String> candidates = table == null ? TABLES : List.of(table);
        for (String candidate : candidates) {
            StockColumns found = of(connection, candidate);
            if (!found.names.isEmpty()) {
                found.demandAll();
                return found;
            }
        }
        throw new ImportRefusedException("The source has no table " + String.join(" or ", candidates)
                + ": name it with its schema, if it is called otherwise");
    }

    private static StockColumns of(Connection connection, String table) throws SQLException {
        StockColumns found = new StockColumns(table, new HashMap<>(), new HashMap<>());
        try (PreparedStatement query = connection.prepareStatement(COLUMNS)) {
            query.setString(1, table);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    String key = normal(rows.getString(1));
                    found.names.put(key, '"' + rows.getString(1).replace("\"", "\"\"") + '"');
                    found.types.put(key, rows.getString(2));
                }
            }
        }
        return found;
    }

    private void demandAll() {
        List<String> missing = READ.stream()
                .filter(column -> !names.containsKey(normal(column)))
                .toList();
        if (!missing.isEmpty() || !names.containsKey("globalindex")) {
            throw new ImportRefusedException("The table " + table + " is not one of Axon's: it has no column "
                    + (missing.isEmpty() ? "globalIndex" : missing.get(0)));
        }
    }

    private static String normal(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }

    String table() {
        return table;
    }

    String of(String column) {
        return String.valueOf(names.get(normal(column)));
    }

    String select() {
        return "select " + READ.stream().map(this::expression).collect(Collectors.joining(", ")) + " from " + table
                + " order by " + of("globalIndex");
    }

    /** Large objects and texts are read as bytes, too. */
    private String expression(String column) {
        if (!column.equals("payload") && !column.equals("metaData")) {
            return of(column) + "::text";
        }
        return switch (String.valueOf(types.get(normal(column)))) {
            case "oid" -> "lo_get(" + of(column) + ")";
            case "bytea" -> of(column);
            default -> "convert_to(" + of(column) + "::text, 'UTF8')";
        };
    }
}
