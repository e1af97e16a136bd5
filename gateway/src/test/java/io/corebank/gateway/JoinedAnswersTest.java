package io.corebank.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** One answer of those of all services. */
@Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = ThreadMode.SEPARATE_THREAD)
class JoinedAnswersTest {

    @Test
    void joinsTheListsOfAllServices() throws Exception {
        try (RunningGateway three = new RunningGateway()) {
            three.query.does(exchange -> StandIn.answer(exchange, 200, "[{\"name\":\"accounts\"}]"));
            three.saga.does(exchange -> StandIn.answer(exchange, 200, " [{\"name\":\"transfers\"}] "));
            three.command.does(exchange -> StandIn.answer(exchange, 200, "[]"));
            assertThat(three.get("/api/v1/admin/processors").body())
                    .isEqualTo("[{\"name\":\"accounts\"},{\"name\":\"transfers\"}]");

            three.query.does(exchange -> StandIn.answer(exchange, 200, "{\"items\":[]}"));
            three.saga.does(exchange -> StandIn.answer(exchange, 200, "{\"items\":[{\"id\":\"s\"}]}"));
            three.command.does(exchange -> StandIn.answer(exchange, 200, "{\"items\":[{\"id\":\"c\"}]}"));
            assertThat(three.get("/api/v1/admin/proposals").body())
                    .isEqualTo("{\"items\":[{\"id\":\"s\"},{\"id\":\"c\"}]}");

            three.saga.does(exchange -> StandIn.answer(exchange, 403, "{\"code\":\"forbidden\"}"));
            assertThat(three.get("/api/v1/admin/processors").statusCode()).isEqualTo(403);
            three.saga.does(exchange -> StandIn.answer(exchange, 200, "{}"));
            assertThat(three.get("/actuator/health").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void answersAHeadAsItWouldAGet() throws Exception {
        try (RunningGateway three = new RunningGateway()) {
            three.query.does(exchange -> StandIn.answer(exchange, 200, "[]"));
            three.saga.does(exchange -> StandIn.answer(exchange, 200, "[]"));
            three.command.does(exchange -> StandIn.answer(exchange, 200, "[]"));
            HttpResponse<String> head = three.send(HttpRequest.newBuilder(three.at("/api/v1/admin/processors"))
                    .method("HEAD", HttpRequest.BodyPublishers.noBody()));
            assertThat(head.statusCode()).isEqualTo(200);
            assertThat(head.body()).isEmpty();
            assertThat(three.query.asked()).singleElement().satisfies(asked -> assertThat(asked.method())
                    .isEqualTo("GET"));
        }
    }

    @Test
    void joinsWhatAllServicesKeepAboutAPerson() throws Exception {
        try (RunningGateway three = new RunningGateway()) {
            String letters = "{\"reference\":\"rent\"},".repeat(300_000);
            three.query.does(exchange -> {
                exchange.getResponseHeaders().set("Content-Disposition", "attachment; filename=\"customer.json\"");
                StandIn.answer(exchange, 200, "{\"customerId\":\"c\",\"erased\":false,\"letters\":[" + letters + "1]}");
            });
            three.saga.does(exchange -> StandIn.answer(
                    exchange, 200, "{\"customerId\":\"c\",\"erased\":false,\"standingOrders\":[{\"count\":3}]}"));
            HttpResponse<String> export = three.get("/api/v1/admin/customers/c/export");
            assertThat(export.statusCode()).isEqualTo(200);
            assertThat(export.headers().firstValue("Content-Disposition"))
                    .hasValueSatisfying(name -> assertThat(name).contains("customer.json"));
            assertThat(export.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(export.body()
                            .equals("{\"customerId\":\"c\",\"erased\":false,\"letters\":[" + letters
                                    + "1],\"standingOrders\":[{\"count\":3}]}"))
                    .as("all of it, once")
                    .isTrue();

            three.saga.does(exchange -> StandIn.answer(exchange, 403, "{\"code\":\"forbidden\"}"));
            assertThat(three.get("/api/v1/admin/customers/c/export").statusCode())
                    .isEqualTo(403);
            three.saga.does(exchange -> StandIn.answer(exchange, 200, "{\"customerId\":\"c\",\"standingOrders\":[1,"));
            assertThatThrownBy(() -> three.get("/api/v1/admin/customers/c/export"))
                    .as("half of an answer must not look like a whole one")
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void joinsTheDocumentsOfAllServices() throws Exception {
        try (RunningGateway three = new RunningGateway()) {
            three.query.does(exchange ->
                    StandIn.answer(exchange, 200, "{\"info\":{},\"paths\":{\"/api/v1/accounts\":{\"get\":{}}}}"));
            three.command.does(exchange ->
                    StandIn.answer(exchange, 200, "{\"info\":{},\"paths\":{\"/api/v1/accounts\":{\"post\":{}}}}"));
            HttpResponse<String> document = three.sendAsItIs(HttpRequest.newBuilder(three.at("/v3/api-docs")));
            assertThat(document.statusCode()).isEqualTo(200);
            assertThat(document.body()).contains("{\"/api/v1/accounts\":{\"get\":{},\"post\":{}}}");

            three.saga.does(exchange -> StandIn.answer(exchange, 503, "{}"));
            assertThat(three.get("/v3/api-docs").statusCode())
                    .as("a part of a document would be a lie")
                    .isEqualTo(503);
        }
    }

    @Test
    void joinsWhatAllProcessesCount() throws Exception {
        try (StandIn second = new StandIn();
                RunningGateway three =
                        new RunningGateway("--bank.gateway.services.account-query=" + second.address())) {
            String counted = "# HELP seconds_total Of what it did\n# TYPE seconds_total counter\n"
                    + "seconds_total{uri=\"/api/v1/a b\"} 2.0\n# TYPE up gauge\nup 1.0\n";
            three.query.does(exchange -> StandIn.answer(exchange, 200, counted));
            second.does(exchange -> StandIn.answer(exchange, 200, counted));
            three.saga.does(exchange -> StandIn.answer(exchange, 200, "# TYPE up gauge\nup{a=\"b\"} 0.0\n"));
            three.command.close();
            three.identity.close();
            HttpResponse<String> joined = three.get("/actuator/prometheus");
            assertThat(joined.statusCode()).isEqualTo(200);
            assertThat(joined.body().lines())
                    .containsExactly(
                            "# HELP seconds_total Of what it did",
                            "# TYPE seconds_total counter",
                            "seconds_total{process=\"" + three.query.address().getAuthority()
                                    + "\",uri=\"/api/v1/a b\"} 2.0",
                            "seconds_total{process=\"" + second.address().getAuthority()
                                    + "\",uri=\"/api/v1/a b\"} 2.0",
                            "# TYPE up gauge",
                            "up{process=\"" + three.query.address().getAuthority() + "\"} 1.0",
                            "up{process=\"" + second.address().getAuthority() + "\"} 1.0",
                            "up{process=\"" + three.saga.address().getAuthority() + "\",a=\"b\"} 0.0");

            three.saga.does(exchange -> StandIn.answer(exchange, 403, "{\"code\":\"forbidden\"}"));
            assertThat(three.get("/actuator/prometheus").statusCode()).isEqualTo(403);
        }
    }
}
