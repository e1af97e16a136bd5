package io.corebank.standalone.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.standalone.bank.BankProcess;
import io.corebank.standalone.bank.Chromium;
import io.corebank.standalone.bank.SharedBank;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The types that the console's scripts name are those of the OpenAPI document: they are written to
 * {@code console/target/types}, for editors, and every script is checked against them by the compiler of TypeScript.
 */
@ExtendWith(SharedBank.class)
class ConsoleTypesIT {

    private static final Path CONSOLE = Path.of("..", "console");
    private static final Path SCRIPTS = CONSOLE.resolve("src/main/resources/console");
    private static final String WRONG = """
            // @ts-check
            /** @type {Pick<Bank.AccountView, 'posted'>} */
            export const account = { posted: 1 };
            """;
    private static final Pattern NAMED = Pattern.compile("\\bBank\\.(\\w+)");

    private final JsonNode schemas;

    ConsoleTypesIT(BankProcess bank) {
        schemas = bank.as("operator").get("/v3/api-docs").json().at("/components/schemas");
    }

    @Test
    void areThoseOfTheDocument() throws IOException {
        Path types = Files.createDirectories(CONSOLE.resolve("target/types")).resolve("bank.d.ts");
        Files.writeString(types, "declare namespace Bank {\n" + interfaces() + "}\n");
        assertThat(named()).hasSizeGreaterThan(20).isSubsetOf(schemas.propertyNames());
        Chromium chromium = Chromium.orSkip("nobody checked the types of the console");
        Map<String, String> sources = new TreeMap<>();
        read(SCRIPTS, ".js", sources);
        read(CONSOLE.resolve("src/main/types"), ".d.ts", sources);
        read(CONSOLE.resolve("target/types"), ".d.ts", sources);
        assertThat(sources).hasSizeGreaterThan(50);
        sources.put("/console/wrong.js", WRONG);
        assertThat(TypeScript.complaints(chromium, sources, options()))
                .as("of the scripts, and of one that takes a balance for a number")
                .singleElement()
                .asString()
                .contains("wrong.js", "'number' is not assignable to type 'string'");
    }

    /** Those of the file that editors read. */
    private static Map<String, ?> options() throws IOException {
        JsonNode config = JsonMapper.shared().readTree(Files.readString(CONSOLE.resolve("jsconfig.json")));
        return JsonMapper.shared().convertValue(config.path("compilerOptions"), new TypeReference<Map<String, ?>>() {});
    }

    private static void read(Path folder, String ending, Map<String, String> into) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(ending)).toList()) {
                into.put("/console/" + folder.relativize(file), Files.readString(file));
            }
        }
    }

    private static Set<String> named() throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SCRIPTS)) {
            for (Path script :
                    files.filter(file -> file.toString().endsWith(".js")).toList()) {
                NAMED.matcher(Files.readString(script))
                        .results()
                        .map((MatchResult found) -> found.group(1))
                        .forEach(names::add);
            }
        }
        return names;
    }

    private String interfaces() {
        return schemas.properties().stream()
                .map(schema -> "  interface " + schema.getKey() + " {\n" + fields(schema.getValue()) + "  }\n")
                .collect(Collectors.joining());
    }

    private static String fields(JsonNode schema) {
        Set<String> required =
                schema.path("required").valueStream().map(JsonNode::asString).collect(Collectors.toSet());
        return schema.path("properties").properties().stream()
                .map(field -> "    " + field.getKey() + (required.contains(field.getKey()) ? ": " : "?: ")
                        + typeOf(field.getValue()) + ";\n")
                .collect(Collectors.joining());
    }

    private static String typeOf(JsonNode schema) {
        if (schema.has("$ref")) {
            String name = schema.path("$ref").asString();
            return name.substring(name.lastIndexOf('/') + 1);
        }
        if (schema.has("enum")) {
            return union(schema.path("enum").valueStream().map(JsonNode::toString));
        }
        JsonNode type = schema.path("type");
        return type.isArray()
                ? union(type.valueStream().map(one -> ofType(one.asString(), schema)))
                : ofType(type.asString(""), schema);
    }

    private static String ofType(String type, JsonNode schema) {
        return switch (type) {
            case "integer", "number" -> "number";
            case "string", "boolean", "null" -> type;
            case "array" -> "(" + typeOf(schema.path("items")) + ")[]";
            default -> "any";
        };
    }

    private static String union(Stream<String> types) {
        return types.collect(Collectors.joining(" | "));
    }
}
