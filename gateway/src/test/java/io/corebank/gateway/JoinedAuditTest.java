package io.corebank.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The audit logs of all services in one. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = ThreadMode.SEPARATE_THREAD)
class JoinedAuditTest {

    private static final String AUDIT = "/api/v1/admin/audit";
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    private static final RunningGateway gateway = new RunningGateway();

    /** The log of a service, which pages as the real ones do: a line for each second in its order. */
    private record Log(List<Integer> seconds) implements StandIn.Behaviour {

        @Override
        public void handle(HttpExchange exchange) throws IOException {
            MultiValueMap<String, String> asked = UriComponentsBuilder.fromUri(exchange.getRequestURI())
                    .build()
                    .getQueryParams();
            int limit = asked.containsKey("limit") ? Integer.parseInt(asked.getFirst("limit")) : 50;
            long before = asked.containsKey("cursor") ? Long.parseLong(asked.getFirst("cursor")) : Long.MAX_VALUE;
            List<Integer> found = IntStream.rangeClosed(1, seconds.size())
                    .boxed()
                    .filter(sequence -> sequence < before)
                    .sorted(Comparator.reverseOrder())
                    .limit(limit)
                    .toList();
            String items = found.stream()
                    .map(sequence -> "{\"sequence\":%d,\"at\":\"%s\"}"
                            .formatted(sequence, NOON.plusSeconds(seconds.get(sequence - 1))))
                    .collect(Collectors.joining(","));
            String more = found.size() == limit ? ",\"nextCursor\":\"" + found.get(limit - 1) + "\"" : "";
            StandIn.answer(exchange, 200, "{\"items\":[" + items + "]" + more + "}");
        }

        private static Log of(Integer... seconds) {
            return new Log(Arrays.asList(seconds));
        }
    }

    @BeforeEach
    void nobodyHasDoneAnything() {
        Stream.of(gateway.query, gateway.command, gateway.saga, gateway.identity)
                .forEach(service -> service.does(Log.of()));
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void showsWhatWasDoneAtAllServicesNewestFirst() throws Exception {
        gateway.query.does(Log.of(1, 4));
        gateway.command.does(Log.of(3));
        gateway.identity.does(Log.of(2, 5));
        HttpResponse<String> answer = gateway.get(AUDIT);
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode page = JsonMapper.shared().readTree(answer.body());
        assertThat(page.path("items").valueStream())
                .extracting(
                        line -> line.path("service").asString(),
                        line -> line.path("sequence").asInt(),
                        line -> line.path("at").asString())
                .containsExactly(
                        tuple("identity", 2, "2026-01-02T12:00:05Z"),
                        tuple("account-query", 2, "2026-01-02T12:00:04Z"),
                        tuple("account-command", 1, "2026-01-02T12:00:03Z"),
                        tuple("identity", 1, "2026-01-02T12:00:02Z"),
                        tuple("account-query", 1, "2026-01-02T12:00:01Z"));
        assertThat(page.has("nextCursor")).isFalse();
    }

    /** Equal times, a service that is long silent, and a clock that was put back. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 7, 100})
    void neitherMissesALineNorShowsOneTwice(int limit) throws Exception {
        gateway.query.does(Log.of(1, 1, 1, 2, 7, 7));
        gateway.saga.does(Log.of(1, 1, 2, 2, 9, 8, 9));
        gateway.command.does(Log.of(0, 1));
        List<String> first = page(limit, null);
        assertThat(first).hasSizeLessThanOrEqualTo(limit);
        List<String> shown = new ArrayList<>(first);
        gateway.command.does(Log.of(0, 1, 10));
        gateway.identity.does(Log.of(10));
        for (String cursor = next; cursor != null; cursor = next) {
            List<String> page = page(limit, cursor);
            assertThat(page).hasSizeLessThanOrEqualTo(limit);
            shown.addAll(page);
        }
        assertThat(shown)
                .as("what came after the first page is no part of the ones after it")
                .containsExactly(
                        "transfer-saga 7",
                        "transfer-saga 6",
                        "transfer-saga 5",
                        "account-query 6",
                        "account-query 5",
                        "account-query 4",
                        "transfer-saga 4",
                        "transfer-saga 3",
                        "account-query 3",
                        "account-query 2",
                        "account-query 1",
                        "account-command 2",
                        "transfer-saga 2",
                        "transfer-saga 1",
                        "account-command 1");
    }

    private @Nullable String next;

    private List<String> page(int limit, @Nullable String cursor) throws Exception {
        HttpResponse<String> answer =
                gateway.get(AUDIT + "?limit=" + limit + (cursor == null ? "" : "&cursor=" + cursor));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode page = JsonMapper.shared().readTree(answer.body());
        next = page.has("nextCursor") ? page.path("nextCursor").asString() : null;
        return page.path("items")
                .valueStream()
                .map(line -> line.path("service").asString() + " "
                        + line.path("sequence").asInt())
                .toList();
    }

    @Test
    void asksEachServiceForTheSameAndForItsOwnPlace() throws Exception {
        gateway.query.does(Log.of(1, 2, 3));
        gateway.saga.does(Log.of(0));
        page(2, null);
        HttpResponse<String> answer =
                gateway.get(AUDIT + "?actor=a%26b&cursor=" + next + "&from=2026-01-01T00:00:00Z&limit=2");
        assertThat(answer.statusCode()).isEqualTo(200);
        String same = AUDIT + "?actor=a%26b&from=2026-01-01T00:00:00Z&limit=2&cursor=";
        assertThat(last(gateway.query)).hasToString(same + "2");
        assertThat(last(gateway.saga)).hasToString(same + "2");
        assertThat(last(gateway.identity)).hasToString(same + "0");
    }

    private static URI last(StandIn service) {
        return service.asked().get(service.asked().size() - 1).uri();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cursor=41",
                "cursor=",
                "cursor=e30",
                "cursor=%21",
                "cursor=eyJhY2NvdW50LXF1ZXJ5IjoxLCJub2JvZHkiOjF9",
                "limit=many"
            })
    void refusesWhatItCannotShowAWholePageOf(String query) throws Exception {
        HttpResponse<String> answer = gateway.get(AUDIT + "?" + query);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"code\":\"invalid-parameter\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {AUDIT, AUDIT + "/verify"})
    void passesTheRefusalOfAnyServiceOn(String path) throws Exception {
        gateway.saga.does(exchange -> StandIn.answer(exchange, 403, "{\"code\":\"forbidden\"}"));
        HttpResponse<String> answer = gateway.get(path);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).isEqualTo("{\"code\":\"forbidden\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {AUDIT, AUDIT + "/verify"})
    void ratherShowsNothingThanAPartWithoutSayingSo(String path) throws Exception {
        try (RunningGateway incomplete = new RunningGateway()) {
            incomplete.identity.close();
            HttpResponse<String> answer = incomplete.get(path);
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("\"code\":\"unavailable\"");
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        }
    }

    @Test
    void saysOfEachServiceWhetherItsLogIsIntact() throws Exception {
        gateway.query.does(exchange -> StandIn.answer(exchange, 200, "{\"intact\":true,\"entries\":3,\"head\":\"a\"}"));
        gateway.command.does(
                exchange -> StandIn.answer(exchange, 200, "{\"intact\":true,\"entries\":1,\"head\":\"b\"}"));
        gateway.saga.does(exchange -> StandIn.answer(exchange, 200, "{\"intact\":true,\"entries\":0,\"head\":\"c\"}"));
        gateway.identity.does(
                exchange -> StandIn.answer(exchange, 200, "{\"intact\":true,\"entries\":2,\"head\":\"d\"}"));
        assertThat(gateway.get(AUDIT + "/verify").body())
                .isEqualTo("{\"intact\":true,\"entries\":6,\"services\":["
                        + "{\"service\":\"account-query\",\"intact\":true,\"entries\":3,\"head\":\"a\"},"
                        + "{\"service\":\"account-command\",\"intact\":true,\"entries\":1,\"head\":\"b\"},"
                        + "{\"service\":\"transfer-saga\",\"intact\":true,\"entries\":0,\"head\":\"c\"},"
                        + "{\"service\":\"identity\",\"intact\":true,\"entries\":2,\"head\":\"d\"}]}");

        gateway.command.does(exchange ->
                StandIn.answer(exchange, 200, "{\"intact\":false,\"entries\":0,\"head\":\"0\",\"broken\":1}"));
        assertThat(gateway.get(AUDIT + "/verify").body())
                .startsWith("{\"intact\":false,\"entries\":5,")
                .contains(
                        "{\"service\":\"account-command\",\"intact\":false,\"entries\":0,\"head\":\"0\",\"broken\":1}");
    }
}
