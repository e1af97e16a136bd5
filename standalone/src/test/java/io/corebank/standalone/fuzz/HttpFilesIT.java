package io.corebank.standalone.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.corebank.standalone.bank.BankClient;
import io.corebank.standalone.bank.BankProcess;
import io.corebank.standalone.bank.SharedBank;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The requests that the documentation offers to editors: each is in the bank's document, and does what it says. */
@ExtendWith(SharedBank.class)
class HttpFilesIT {

    private static final Path FILE = Path.of("").toAbsolutePath().getParent().resolve("docs/http/bank.http");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<HttpFile.Request> requests;
    private final Contract contract;

    HttpFilesIT(BankProcess bank) throws IOException {
        Map<String, String> values = new HashMap<>();
        values.put("bank", bank.address().toString());
        for (String user : List.of("customer1", "teller", "service", "operator", "auditor")) {
            values.put(user, bank.as(user).token());
        }
        requests = HttpFile.parse(Files.readString(FILE), values);
        contract = new Contract(BankClient.anonymous(bank.address())
                .get("/v3/api-docs")
                .response()
                .body());
    }

    @Test
    void askForNothingThatTheDocumentDoesNotKnow() {
        assertThat(requests).hasSizeGreaterThan(20).allSatisfy(request -> {
            URI address = URI.create(request.address());
            Operation operation = operationOf(request.method(), address.getPath());
            assertThat(operation.answers()).as(request.title()).containsKey(request.status());
            assertThat(known(operation, "query")).containsAll(parametersOf(address));
            if (!request.body().isEmpty()) {
                assertThat(contract.resolve(operation.body()).path("properties").propertyNames())
                        .containsAll(
                                JsonMapper.shared().readTree(request.body()).propertyNames());
            }
        });
    }

    @Test
    void areAnsweredAsTheirTitlesSay() {
        assertThat(requests).allSatisfy(request -> await().atMost(PATIENCE).untilAsserted(() -> {
            HttpResponse<String> answer = send(request);
            assertThat(answer.statusCode()).as("%s %s", request, answer.body()).isEqualTo(request.status());
            partsOf(answer)
                    .forEach(part -> assertThat(part.path("status").asInt()).isNotEqualTo(404));
        }));
    }

    /** What a batch did, item by item. */
    private static Stream<JsonNode> partsOf(HttpResponse<String> answer) {
        boolean batch = answer.uri().getPath().endsWith("/batches");
        return batch ? JsonMapper.shared().readTree(answer.body()).path("items").valueStream() : Stream.empty();
    }

    private HttpResponse<String> send(HttpFile.Request request) throws IOException, InterruptedException {
        HttpRequest.Builder built = HttpRequest.newBuilder(URI.create(request.address()))
                .timeout(PATIENCE)
                .method(
                        request.method(),
                        request.body().isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(request.body()));
        request.headers().forEach(built::header);
        return http.send(built.build(), BodyHandlers.ofString());
    }

    private Operation operationOf(String method, String path) {
        return contract.operations().stream()
                .filter(operation -> operation.method().equals(method)
                        && path.matches(operation.path().replaceAll("\\{\\w+}", "[^/]+")))
                .min((one, other) -> other.path().length() - one.path().length())
                .orElseThrow(() -> new AssertionError("Not in the document: " + method + " " + path));
    }

    private static Set<String> known(Operation operation, String in) {
        return operation.parameters().stream()
                .filter(parameter -> parameter.in().equals(in))
                .map(Operation.Parameter::name)
                .collect(Collectors.toSet());
    }

    private static Set<String> parametersOf(URI address) {
        return address.getQuery() == null
                ? Set.of()
                : Stream.of(address.getQuery().split("&"))
                        .map(parameter -> parameter.split("=")[0])
                        .collect(Collectors.toSet());
    }
}
