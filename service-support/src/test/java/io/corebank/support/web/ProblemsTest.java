package io.corebank.support.web;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.corebank.api.Money;
import io.corebank.api.Refusal;
import io.corebank.api.RefusalCode;
import io.corebank.eventstore.EventStoreUnavailableException;
import io.corebank.support.operations.OperationFailure;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.orm.jpa.JpaSystemException;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

class ProblemsTest {

    private final WebConfiguration configuration = new WebConfiguration();
    private MockMvc bank = MockMvcBuilders.standaloneSetup().build();

    @BeforeEach
    void start() {
        JsonMapper.Builder json = JsonMapper.builder();
        configuration.strictJson().customize(json);
        bank = MockMvcBuilders.standaloneSetup(new Probe())
                .setControllerAdvice(new ProblemAdvice())
                .setMessageConverters(new JacksonJsonHttpMessageConverter(json.build()))
                .addFilters(new Correlation())
                .build();
    }

    @Nested
    class OfTheBody {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"amount\": 10, \"currency\": \"EUR\"}",
                    "{\"amount\": 10.5, \"currency\": \"EUR\"}",
                    "{\"amount\": true, \"currency\": \"EUR\"}",
                    "{\"amount\": \"1\", \"currency\": \"EUR\", \"balance\": \"9\"}",
                    "{\"amount\": \"1\", \"amount\": \"2\", \"currency\": \"EUR\"}",
                    "{\"amount\": \"1\", \"currency\": \"EUR\"} {}",
                    "{\"amount\": NaN, \"currency\": \"EUR\"}",
                    "[]",
                    "\"text\"",
                    "{",
                    ""
                })
        void refusesWhatIsNotExactlyTheContract(String body) throws Exception {
            send(body)
                    .andExpect(status().isBadRequest())
                    .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                    .andExpect(jsonPath("$.code").value("malformed-request"))
                    .andExpect(content().string(not(containsString("io.corebank"))));
        }

        @ParameterizedTest
        @ValueSource(strings = {"-1", "+1", "1e5", "1.234", "01", "1.", ".5", "", " 1", "99999999999999999999", "0"})
        void refusesWhatIsNotAnAmount(String amount) throws Exception {
            send("{\"amount\": \"" + amount + "\", \"currency\": \"EUR\"}")
                    .andExpect(status().isBadRequest())
                    .andExpect(jsonPath("$.code").value("invalid-value"))
                    .andExpect(jsonPath("$.detail").value(containsString("amount")));
        }

        @ParameterizedTest
        @ValueSource(strings = {"\"3\"", "\"\"", "3.5", "true"})
        void refusesWhatIsNotAWholeNumber(String count) throws Exception {
            bank.perform(post("/counts").contentType(MediaType.APPLICATION_JSON).content("{\"count\": " + count + "}"))
                    .andExpect(status().isBadRequest())
                    .andExpect(jsonPath("$.code").value("malformed-request"))
                    .andExpect(jsonPath("$.detail").value("The value of count has the wrong type."));
        }

        @Test
        void namesTheFieldOfTheWrongType() throws Exception {
            send("{\"amount\": 10, \"currency\": \"EUR\"}")
                    .andExpect(jsonPath("$.detail").value(containsString("amount")));
        }

        private ResultActions send(String body) throws Exception {
            return bank.perform(
                    post("/amounts").contentType(MediaType.APPLICATION_JSON).content(body));
        }
    }

    @Nested
    class OfTheParameters {

        @ParameterizedTest
        @CsvSource({
            "from=yesterday, from is a time such as 2026-01-31T12:00:00Z.",
            "limit=many, limit is a whole number."
        })
        void sayWhatWouldBeRight(String query, String detail) throws Exception {
            bank.perform(get("/lists?" + query))
                    .andExpect(status().isBadRequest())
                    .andExpect(jsonPath("$.code").value("invalid-parameter"))
                    .andExpect(jsonPath("$.detail").value(detail));
        }
    }

    @Nested
    class OfTheRules {

        @ParameterizedTest
        @EnumSource(RefusalCode.class)
        void haveTheCodeAndTheStatusOfTheirKind(RefusalCode code) throws Exception {
            int status =
                    switch (code.kind()) {
                        case NOT_FOUND -> 404;
                        case STALE -> 412;
                        case RULE -> 422;
                    };
            bank.perform(get("/refusals/" + code))
                    .andExpect(status().is(status))
                    .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                    .andExpect(jsonPath("$.type").value("/problems/" + code.code()))
                    .andExpect(jsonPath("$.code").value(code.code()))
                    .andExpect(jsonPath("$.correlationId").isNotEmpty());
        }

        @ParameterizedTest
        @CsvSource({
            "KEY_REUSED, 422, idempotency-key-reused, ",
            "IN_PROGRESS, 409, operation-in-progress, 1",
            "UNKNOWN_OUTCOME, 503, outcome-unknown, 1",
            "OVERLOADED, 503, overloaded, 1",
            "UNAVAILABLE, 503, unavailable, 1"
        })
        void tellWhatToDoWithTheKey(OperationFailure.Kind kind, int status, String code, @Nullable String retryAfter)
                throws Exception {
            ResultActions answer = bank.perform(get("/failures/" + kind))
                    .andExpect(status().is(status))
                    .andExpect(jsonPath("$.code").value(code));
            if (retryAfter == null) {
                answer.andExpect(header().doesNotExist("Retry-After"));
            } else {
                answer.andExpect(header().string("Retry-After", retryAfter));
            }
        }
    }

    @Nested
    class OfTheUnexpected {

        @Test
        void showNothingOfTheInside() throws Exception {
            bank.perform(get("/bug"))
                    .andExpect(status().isInternalServerError())
                    .andExpect(jsonPath("$.code").value("internal-error"))
                    .andExpect(content().string(not(containsString("secret"))));
        }

        @ParameterizedTest
        @ValueSource(strings = {"08006", "53100", "57P01"})
        void areUnavailableWhileTheDatabaseIsAway(String state) throws Exception {
            bank.perform(get("/outages/" + state))
                    .andExpect(status().isServiceUnavailable())
                    .andExpect(header().string("Retry-After", "1"))
                    .andExpect(jsonPath("$.code").value("unavailable"));
        }

        /** The answer to a transfer is read after the transfer is durable. */
        @Test
        void doNotClaimThatNothingHasHappened() throws Exception {
            bank.perform(get("/outages/08006"))
                    .andExpect(jsonPath("$.detail").value(containsString("may have happened")));
            bank.perform(get("/waits"))
                    .andExpect(status().isServiceUnavailable())
                    .andExpect(jsonPath("$.detail").value(containsString("may have happened")));
        }

        @Test
        void areOurFaultWhenTheDatabaseRefusesAStatement() throws Exception {
            bank.perform(get("/outages/42601"))
                    .andExpect(status().isInternalServerError())
                    .andExpect(jsonPath("$.code").value("internal-error"));
        }

        @Test
        void areProblemsForTheWrongMethodAndMediaTypeToo() throws Exception {
            bank.perform(post("/bug"))
                    .andExpect(status().isMethodNotAllowed())
                    .andExpect(jsonPath("$.code").value("method-not-allowed"))
                    .andExpect(header().string("Allow", "GET"));
            bank.perform(post("/amounts").contentType(MediaType.TEXT_PLAIN).content("x"))
                    .andExpect(status().isUnsupportedMediaType())
                    .andExpect(jsonPath("$.code").value("unsupported-media-type"))
                    .andExpect(jsonPath("$.detail").value("A body is sent as application/json."));
        }
    }

    @Nested
    class CarryTheCorrelationId {

        @Test
        void thatTheCallerBrought() throws Exception {
            bank.perform(get("/bug").header(Correlation.HEADER, "order-66"))
                    .andExpect(header().string(Correlation.HEADER, "order-66"))
                    .andExpect(jsonPath("$.correlationId").value("order-66"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"two words", "<script>", "ä", "x\ty"})
        void butNotOneThatCouldForgeALogLine(String forged) throws Exception {
            bank.perform(get("/bug").header(Correlation.HEADER, forged))
                    .andExpect(header().string(Correlation.HEADER, not(containsString(forged))));
        }
    }

    @RestController
    static class Probe {

        record Amount(String amount, String currency) {}

        @PostMapping("/amounts")
        String amount(@RequestBody Amount body) {
            return Money.parse(body.amount(), body.currency()).positive().toString();
        }

        record Count(@Nullable Integer count) {}

        @PostMapping("/counts")
        String count(@RequestBody Count body) {
            return "" + body.count();
        }

        @GetMapping("/lists")
        String list(@RequestParam @Nullable Instant from, @RequestParam(defaultValue = "1") int limit) {
            return from + "," + limit;
        }

        @GetMapping("/refusals/{code}")
        String refuse(@PathVariable RefusalCode code) {
            throw new Refusal(code);
        }

        @GetMapping("/failures/{kind}")
        String fail(@PathVariable OperationFailure.Kind kind) {
            throw new OperationFailure(kind);
        }

        @GetMapping("/outages/{state}")
        String fail(@PathVariable String state) {
            throw new JpaSystemException(new IllegalStateException(new SQLException("secret", state)));
        }

        @GetMapping("/waits")
        String waits() {
            throw new EventStoreUnavailableException("An event of the aggregate is still on its way");
        }

        @GetMapping("/bug")
        String bug() {
            throw new IllegalStateException("secret");
        }
    }
}
