package io.corebank.support.web;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.Locale;
import org.hamcrest.Matchers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

class RequestRulesTest {

    private static final String ID = "8f14e45f-ceea-867a-9c5d-00000000000a";

    private final MockMvc bank = MockMvcBuilders.standaloneSetup(new Probe())
            .setControllerAdvice(new ProblemAdvice())
            .addFilters(new GivenParameters())
            .addInterceptors(new CanonicalIds(), new RequestRules())
            .build();

    @ParameterizedTest
    @ValueSource(strings = {"{\"reason\":\"theft\"}", "[]", "null", "freeze it", "{ }x"})
    void refusesABodyWhereNoneIsRead(String body) throws Exception {
        bank.perform(post("/accounts/1/freeze").content(body))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("unexpected-body"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", " {}\n"})
    void admitsABodyThatSaysNothing(String body) throws Exception {
        bank.perform(post("/accounts/1/freeze").content(body))
                .andExpect(content().string("frozen 1"));
    }

    @Test
    void leavesABodyToWhoeverReadsIt() throws Exception {
        bank.perform(post("/accounts/1/deposits").content("{\"amount\":\"1\"}"))
                .andExpect(content().string("{\"amount\":\"1\"}"));
    }

    @Test
    void refusesAParameterThatNobodyKnowsAndSaysWhatThereIs() throws Exception {
        bank.perform(get("/accounts?curency=EUR"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("unknown-parameter"))
                .andExpect(jsonPath("$.detail").value(Matchers.containsString("currency, limit")));
        bank.perform(post("/accounts/1/freeze?force=true")).andExpect(status().isBadRequest());
    }

    @ParameterizedTest
    @ValueSource(strings = {"?currency=&limit=", "?currency&limit", "", "?limit=7&currency="})
    void takesAParameterWithoutAValueForOneThatIsNotGiven(String query) throws Exception {
        bank.perform(get("/accounts" + query)).andExpect(content().string("null 7"));
    }

    @Test
    void readsIdsInCapitals() throws Exception {
        bank.perform(post("/accounts/" + ID.toUpperCase(Locale.ROOT) + "/freeze"))
                .andExpect(content().string("frozen " + ID));
    }

    @Test
    void leavesNamesOfCustomersToTheIssuer() throws Exception {
        String name = ID.toUpperCase(Locale.ROOT);
        bank.perform(get("/customers/" + name)).andExpect(content().string(name));
    }

    @RestController
    static class Probe {

        @PostMapping("/accounts/{accountId}/freeze")
        String freeze(@PathVariable String accountId) {
            return "frozen " + accountId;
        }

        @PostMapping("/accounts/{accountId}/deposits")
        String deposit(@PathVariable String accountId, @RequestBody String body) {
            return body;
        }

        @GetMapping("/accounts")
        String accounts(
                @RequestParam(required = false) @Nullable String currency,
                @RequestParam(defaultValue = "7") int limit) {
            return currency + " " + limit;
        }

        @GetMapping("/customers/{customerId}")
        String customer(@PathVariable String customerId) {
            return customerId;
        }
    }
}
