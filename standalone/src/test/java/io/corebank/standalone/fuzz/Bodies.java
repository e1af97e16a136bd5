package io.corebank.standalone.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.JsonNode;

/** Bodies after the schema, whole, with one field that is wrong, or wrong as a whole. */
final class Bodies {

    private static final Set<String> OPTIONAL =
            Set.of("reference", "executeAt", "expiresAt", "end", "count", "customerId", "perTransfer", "daily");
    private static final Set<String> OF_TRANSFERS = Set.of("fromAccountId", "toAccountId", "executeAt");
    private static final List<String> MASS = List.of(
            "\"balance\":\"1000000.00\"",
            "\"posted\":\"1000000.00\"",
            "\"available\":\"1.00\"",
            "\"status\":\"OPEN\"",
            "\"customerId\":\"customer1\"",
            "\"overdraftLimit\":\"100000.00\"",
            "\"version\":0",
            "\"roles\":[\"operator\"]",
            "\"accountId\":\"8f14e45f-ceea-867a-9c5d-000000000001\"",
            "\"@type\":\"java.lang.Object\"",
            "\"\":1",
            "\"__proto__\":{\"admin\":true}",
            "\"class\":{\"classLoader\":{}}");

    private final Contract contract;
    private final Values values;
    private final Random random;
    private final String victim;

    /** @param victim the field that gets a nasty value; none of this name for none */
    Bodies(Contract contract, Values values, Random random, String victim) {
        this.contract = contract;
        this.values = values;
        this.random = random;
        this.victim = victim;
    }

    /** The names of the fields that a body may have, those of its items included. */
    static List<String> fields(Contract contract, JsonNode schema) {
        List<String> names = new ArrayList<>();
        schema.path("properties").properties().forEach(field -> {
            names.add(field.getKey());
            names.addAll(fields(contract, contract.resolve(field.getValue().path("items"))));
        });
        return names;
    }

    String object(JsonNode schema) {
        List<String> members = new ArrayList<>();
        String type = values.of("type");
        boolean isItem = schema.path("properties").has("fromAccountId")
                && schema.path("properties").has("accountId");
        schema.path("properties").properties().forEach(field -> {
            String name = field.getKey();
            boolean foreign = isItem
                    && (name.equals("accountId") || OF_TRANSFERS.contains(name))
                    && OF_TRANSFERS.contains(name) != type.equals("transfer");
            boolean leftOut = OPTIONAL.contains(name) && random.nextBoolean();
            if (name.equals(victim) || !(foreign || leftOut)) {
                members.add("\"" + name + "\":" + value(name, field.getValue()));
            }
        });
        return "{" + String.join(",", members) + "}";
    }

    private String value(String name, JsonNode schema) {
        if (name.equals(victim)) {
            return random.nextBoolean() ? Nasty.quoted(Nasty.text(random)) : Nasty.token(random);
        }
        if (schema.has("items")) {
            return items(contract.resolve(schema.path("items")));
        }
        String value = values.of(name);
        return schema.path("type").asString("").equals("integer") ? value : Nasty.quoted(value);
    }

    private String items(JsonNode schema) {
        List<String> items = new ArrayList<>();
        int count = random.nextInt(500) == 0 ? 1_001 : 1 + random.nextInt(4);
        String first = object(schema);
        for (int i = 0; i < count; i++) {
            items.add(first);
        }
        return "[" + String.join(",", items) + "]";
    }

    /** The body, spoilt: not JSON, not UTF-8, twice, too deep, too long, packed, or with more in it than there is. */
    byte[] spoilt(String body) {
        String inner = body.length() > 2 ? body.substring(1, body.length() - 1) : "\"a\":1";
        String extra = MASS.get(random.nextInt(MASS.size()));
        return switch (random.nextInt(16)) {
            case 0 -> utf8("{" + inner + "," + inner + "}");
            case 1 -> utf8(body.substring(0, random.nextInt(body.length() + 1)));
            case 2 -> utf8(body + body);
            case 3 -> utf8("[" + body + "]");
            case 4 -> body.getBytes(StandardCharsets.UTF_16);
            case 5 -> utf8("\ufeff" + body);
            case 6 -> (body.replace("EUR", "\u00c0\u00af")).getBytes(StandardCharsets.ISO_8859_1);
            case 7 -> utf8(Nasty.token(random));
            case 8 -> new byte[0];
            case 9 -> utf8("{\"a\":".repeat(20_000));
            case 10 -> bomb();
            case 11 -> random.nextInt(30) == 0 ? new byte[4_500_000] : bytes(random.nextInt(200));
            default -> utf8("{" + inner + "," + extra + "}");
        };
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] bomb() {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(packed)) {
            byte[] zeros = new byte[100_000];
            for (int i = 0; i < 50; i++) {
                zip.write(zeros);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }
}
