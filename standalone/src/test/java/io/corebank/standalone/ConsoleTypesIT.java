package io.corebank.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.standalone.bank.BankProcess;
import io.corebank.standalone.bank.SharedBank;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/**
 * The types that the console's scripts name are those of the OpenAPI document: they are written to
 * {@code console/target/types}, for editors, and the scripts are checked against them where there is a TypeScript
 * compiler on the PATH.
 */
@ExtendWith(SharedBank.class)
class ConsoleTypesIT {

    private static final Path CONSOLE = Path.of("..", "console");
    private static final Path SCRIPTS = CONSOLE.resolve("src/main/resources/console");
    private static final Pattern NAMED = Pattern.compile("\\bBank\\.(\\w+)");

    private final JsonNode schemas;

    ConsoleTypesIT(BankProcess bank) {
        schemas = bank.as("operator").get("/v3/api-docs").json().at("/components/schemas");
    }

    @Test
    void areThoseOfTheDocument() throws IOException, InterruptedException {
        Path types = Files.createDirectories(CONSOLE.resolve("target/types")).resolve("bank.d.ts");
        Files.writeString(types, "declare namespace Bank {\n" + interfaces() + "}\n");
        assertThat(named()).hasSizeGreaterThan(20).isSubsetOf(schemas.propertyNames());
        Optional<Path> compiler = compiler();
        if (compiler.isEmpty()) {
            System.err.println("SKIPPED: there is no tsc on the PATH, so nobody checked the types of the console");
            return;
        }
        Process check = new ProcessBuilder(compiler.get().toString(), "-p", "jsconfig.json")
                .directory(CONSOLE.toFile())
                .redirectErrorStream(true)
                .start();
        String complaints = new String(check.getInputStream().readAllBytes());
        assertThat(complaints).isEmpty();
        assertThat(check.waitFor()).isZero();
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

    private static Optional<Path> compiler() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "tsc"))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
