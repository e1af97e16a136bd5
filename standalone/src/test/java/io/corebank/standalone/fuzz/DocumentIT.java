package io.corebank.standalone.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.corebank.standalone.bank.Answer;
import io.corebank.standalone.bank.BankClient;
import io.corebank.standalone.bank.BankProcess;
import io.corebank.standalone.bank.Customers;
import io.corebank.standalone.bank.SharedBank;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The bank's own document, as somebody reads it who generates a client from it or sends what it shows. */
@ExtendWith(SharedBank.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocumentIT {

    private static final String JSON = "/requestBody/content/application~1json/";

    private final BankProcess bank;
    private final JsonNode document;
    private final List<Described> operations = new ArrayList<>();
    private String account = "";

    /** An operation with its place. */
    private record Described(String method, String path, JsonNode body) {

        String name() {
            return method + " " + path;
        }

        boolean isWrite() {
            return body.path("parameters").findValuesAsString("name").contains("Idempotency-Key");
        }

        Set<String> headersOf(String status) {
            return new TreeSet<>(
                    body.path("responses").path(status).path("headers").propertyNames());
        }
    }

    DocumentIT(BankProcess bank) {
        this.bank = bank;
        document = BankClient.anonymous(bank.address()).get("/v3/api-docs").json();
        document.path("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(operation -> operations.add(new Described(
                        operation.getKey().toUpperCase(Locale.ROOT), path.getKey(), operation.getValue()))));
    }

    @BeforeAll
    void openAccount() {
        account = new Customers(bank).accountOf("customer1", "EUR", "10.00");
    }

    @Test
    void hasWordsForEveryOperationAndForNothingElse() throws IOException {
        try (InputStream words = Objects.requireNonNull(
                DocumentIT.class.getResourceAsStream("/io/corebank/support/openapi/operations.json"))) {
            assertThat(operations.stream().map(Described::name))
                    .hasSizeGreaterThan(70)
                    .containsExactlyInAnyOrderElementsOf(
                            JsonMapper.shared().readTree(words).propertyNames());
        }
    }

    @Test
    void namesEveryOperationSoThatAClientCanBeGenerated() {
        Set<String> names = new HashSet<>();
        assertThat(operations).allSatisfy(operation -> {
            String id = operation.body().path("operationId").asString("");
            assertThat(id).as(operation.name()).matches("[a-z]+([A-Z][a-z]+)*");
            assertThat(names.add(id))
                    .as("%s is another operation's name, too", id)
                    .isTrue();
            assertThat(operation.body().path("summary").asString("")).as(id).hasSizeGreaterThan(10);
            assertThat(operation.body().path("tags")).as(id).hasSize(1);
        });
    }

    @Test
    void saysWhatEveryAnswerIs() {
        Set<String> empty = Set.of("", "OK", "Created", "Accepted", "No Content", "default response");
        assertThat(operations).allSatisfy(operation -> {
            JsonNode answers = operation.body().path("responses");
            assertThat(answers.propertyNames()).as(operation.name()).anyMatch(status -> status.startsWith("2"));
            answers.properties().forEach(answer -> assertThat(
                            answer.getValue().path("description").asString(""))
                    .as("%s %s", operation.name(), answer.getKey())
                    .isNotIn(empty));
        });
    }

    @Test
    void describesTheHeadersOfEveryAnswer() {
        assertThat(operations).allSatisfy(operation -> operation
                .body()
                .path("responses")
                .propertyNames()
                .forEach(status -> {
                    Set<String> headers = operation.headersOf(status);
                    String name = operation.name() + " " + status + " " + headers;
                    boolean success = status.startsWith("2");
                    assertThat(headers).as(name).contains("X-Correlation-ID");
                    assertThat(headers.contains("Retry-After"))
                            .as(name)
                            .isEqualTo(Set.of("409", "429", "503").contains(status));
                    assertThat(headers.contains("RateLimit")).as(name).isEqualTo(!status.equals("401"));
                    if (operation.isWrite() && success) {
                        assertThat(headers).as(name).contains("Bank-Position", "Idempotency-Replayed");
                    }
                    if (status.equals("201")) {
                        boolean makesSomething = !operation.path().matches(".*/(deposits|withdrawals|holds)");
                        assertThat(headers.contains("Location")).as(name).isEqualTo(makesSomething);
                    }
                }));
        assertThat(document.at("/components/headers")).hasSizeGreaterThan(10).allSatisfy(header -> {
            assertThat(header.path("description").asString("")).isNotEmpty();
            assertThat(header.path("schema").path("type").asString("")).isNotEmpty();
        });
    }

    @Test
    void showsABodyThatIsGoodForEveryWriteThatTakesOne() {
        List<Described> writes = operations.stream()
                .filter(one -> !one.body().at(JSON + "schema").isMissingNode())
                .toList();
        assertThat(writes).hasSizeGreaterThan(14).allSatisfy(write -> {
            JsonNode example = write.body().at(JSON + "example");
            assertThat(example.isObject()).as("%s has an example", write.name()).isTrue();
            assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                            .getSchema(complete(write.body().at(JSON + "schema")))
                            .validate(example))
                    .as(write.name())
                    .isEmpty();
        });
    }

    /** What it says is needed is missed when it is not there, and is never shown as something that may be null. */
    @TestFactory
    Stream<DynamicTest> tellsWhichFieldsAreNeeded() {
        List<DynamicTest> fields = new ArrayList<>();
        for (Described write : operations) {
            JsonNode schema = resolve(write.body().at(JSON + "schema"));
            for (JsonNode field : schema.path("required")) {
                fields.add(DynamicTest.dynamicTest(
                        write.name() + " " + field.asString(), () -> requireMissed(write, schema, field.asString())));
            }
        }
        assertThat(fields).hasSizeGreaterThan(20);
        return fields.stream();
    }

    private void requireMissed(Described write, JsonNode schema, String field) {
        assertThat(schema.path("properties").path(field).path("type").toString())
                .doesNotContain("null");
        ObjectNode body = ((ObjectNode) write.body().at(JSON + "example")).deepCopy();
        body.remove(field);
        Answer refused = send(write, body);
        assertThat(refused.status()).as("%s", refused).isEqualTo(400);
        assertThat(refused.text("detail")).contains(field);
    }

    /** Everything else may be left out: whatever the bank objects to then, it is not that. Nobody is called for it. */
    @TestFactory
    Stream<DynamicTest> tellsWhichFieldsMayBeLeftOut() {
        return operations.stream()
                .filter(write -> write.body().at(JSON + "example").isObject()
                        && !write.path().endsWith("/webhooks"))
                .filter(write -> !resolve(write.body().at(JSON + "schema"))
                        .path("required")
                        .isEmpty())
                .map(write -> DynamicTest.dynamicTest(write.name(), () -> {
                    ObjectNode body = ((ObjectNode) write.body().at(JSON + "example")).deepCopy();
                    body.retain(resolve(write.body().at(JSON + "schema"))
                            .path("required")
                            .valueStream()
                            .map(JsonNode::asString)
                            .toList());
                    assertThat(send(write, body).text("detail")).doesNotContain("missing");
                }));
    }

    @Test
    void offersToSendAnAccountOnlyWhenItIsAnother() {
        BankClient customer = bank.as("customer1");
        String path = "/api/v1/accounts/" + account;
        String version = customer.get(path).header("ETag");
        assertThat(version).matches("\"[0-9]+\"");
        Answer same = customer.get(path, "If-None-Match", version);
        assertThat(same.status()).isEqualTo(304);
        assertThat(same.response().body()).isEmpty();
        assertThat(same.header("Cache-Control")).isEqualTo("no-store");
        assertThat(customer.get(path, "If-None-Match", "\"0\"").status()).isEqualTo(200);
        assertThat(document.at("/paths/~1api~1v1~1accounts~1{accountId}/get/responses/304/headers")
                        .propertyNames())
                .contains("ETag");
    }

    private Answer send(Described write, ObjectNode body) {
        String roles = write.body().path("description").asString();
        String caller = roles.contains("teller") ? "teller" : "customer1";
        if (write.path().equals("/api/v1/accounts")) {
            caller = "customer1";
        }
        return bank.as(caller)
                .send(
                        write.method(),
                        write.path().replaceFirst("\\{accountId}", account).replaceAll("\\{\\w+}", account),
                        body.toString());
    }

    private JsonNode resolve(JsonNode schema) {
        String reference = schema.path("$ref").asString("");
        return reference.isEmpty() ? schema : document.at(reference.substring(1));
    }

    private JsonNode complete(JsonNode schema) {
        ObjectNode complete = ((ObjectNode) schema).deepCopy();
        complete.set("components", document.path("components"));
        return complete;
    }
}
