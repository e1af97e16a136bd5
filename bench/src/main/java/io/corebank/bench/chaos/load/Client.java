package io.corebank.bench.chaos.load;

import io.corebank.bench.chaos.history.Answer;
import io.corebank.bench.chaos.history.History;
import io.corebank.bench.chaos.history.Request;
import io.corebank.bench.lab.Entrance;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends requests over HTTP, once each, and writes down what came of them. Where two processes are the bank, any of them
 * is read, and the one that writes gets the commands.
 */
public final class Client {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Entrance bank;
    private final Bearers bearers;
    private final History history;
    private final AtomicLong reads = new AtomicLong();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    public Client(Entrance bank, History history) {
        this.bank = bank;
        this.history = history;
        this.bearers = new Bearers(bank);
    }

    /** Asks, and answers what there is to tell; silence is an answer, too. */
    public Answer ask(int session, Request request) {
        int number = history.sent(session, request);
        Answer answer = send(request);
        history.answered(number, answer);
        return answer;
    }

    private Answer send(Request request) {
        try {
            HttpResponse<String> response = http.send(httpRequest(request), BodyHandlers.ofString());
            if (response.statusCode() == 401) {
                bearers.forget(request.caller());
            }
            return answer(request, response);
        } catch (IOException | JacksonException silence) {
            return Answer.none();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.none();
        }
    }

    private HttpRequest httpRequest(Request request) {
        HttpRequest.Builder http = HttpRequest.newBuilder(door(request).resolve(path(request)))
                .timeout(PATIENCE)
                .header("Authorization", bearers.of(request.caller()));
        if (request.kind().isRead()) {
            return http.header("Bank-Min-Position", Long.toString(request.minPosition()))
                    .build();
        }
        if (request.waits()) {
            http.header("Prefer", "wait=2");
        }
        return http.header("Idempotency-Key", request.key())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(request.body()))
                .build();
    }

    private URI door(Request request) {
        List<URI> doors = bank.addresses();
        return request.kind().isRead() ? doors.get((int) (reads.getAndIncrement() % doors.size())) : bank.address();
    }

    private static String path(Request request) {
        String id = request.accountId();
        return "/api/v1/"
                + switch (request.kind()) {
                    case OPEN -> "accounts";
                    case DEPOSIT -> "accounts/" + id + "/deposits";
                    case WITHDRAWAL -> "accounts/" + id + "/withdrawals";
                    case TRANSFER -> "transfers";
                    case READ_ACCOUNT -> "accounts/" + id;
                    case READ_TRANSFER -> "transfers/" + id;
                };
    }

    private static Answer answer(Request request, HttpResponse<String> response) {
        JsonNode body = JSON.readTree(response.body());
        boolean replayed = response.headers().firstValue("Idempotency-Replayed").isPresent();
        if (response.statusCode() / 100 != 2) {
            return Answer.problem(response.statusCode(), body.path("code").asString(""), replayed);
        }
        boolean transfer = request.kind() == Request.Kind.TRANSFER || request.kind() == Request.Kind.READ_TRANSFER;
        return new Answer(
                response.statusCode(),
                "",
                replayed,
                body.path(transfer ? "transferId" : "accountId").asString(""),
                body.path("operationId").asString(""),
                response.headers().firstValueAsLong("Bank-Position").orElse(0),
                body.path("version").asLong(0),
                minor(body, "posted"),
                minor(body, "held"),
                transfer ? body.path("status").asString("") : "");
    }

    private static long minor(JsonNode body, String field) {
        String amount = body.path(field).asString("");
        return amount.isEmpty() ? 0 : new BigDecimal(amount).movePointRight(2).longValueExact();
    }
}
