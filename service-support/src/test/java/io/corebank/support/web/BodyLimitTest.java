package io.corebank.support.web;

import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.ServletContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

class BodyLimitTest {

    private static final int MOST_BYTES = 100;

    private MockMvc bank = MockMvcBuilders.standaloneSetup().build();

    @BeforeEach
    void start() {
        bank = MockMvcBuilders.standaloneSetup(new Probe())
                .setControllerAdvice(new ProblemAdvice())
                .addFilters(new Correlation(), new BodyLimit(MOST_BYTES))
                .build();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void readsABodyOfTheFullLength(boolean announced) throws Exception {
        send(bodyOf(MOST_BYTES), announced)
                .andExpect(status().isOk())
                .andExpect(content().string("27"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void refusesALongerOneAnnouncedOrNot(boolean announced) throws Exception {
        send(bodyOf(MOST_BYTES + 1), announced)
                .andExpect(status().isContentTooLarge())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.code").value("content-too-large"));
    }

    @Test
    void readsNoMoreOfAnEndlessListThanItsBeginning() throws Exception {
        send("{\"items\":[" + "{},".repeat(100_000), false).andExpect(status().isContentTooLarge());
    }

    /** A list of 27 items in so many bytes. */
    private static String bodyOf(int bytes) {
        String body = "{\"items\":[{}" + ",{}".repeat(26) + "]}";
        return body + " ".repeat(bytes - body.length());
    }

    private ResultActions send(String body, boolean announced) throws Exception {
        return bank.perform(context -> request(context, body, announced));
    }

    private static MockHttpServletRequest request(ServletContext context, String body, boolean announced) {
        MockHttpServletRequest request = new MockHttpServletRequest(context, "POST", "/lists") {
            @Override
            public long getContentLengthLong() {
                return announced ? super.getContentLengthLong() : -1;
            }
        };
        request.setContentType(MediaType.APPLICATION_JSON_VALUE);
        request.setContent(body.getBytes(StandardCharsets.UTF_8));
        return request;
    }

    @RestController
    static class Probe {

        record Item() {}

        record Items(List<Item> items) {}

        @PostMapping("/lists")
        int count(@RequestBody Items body) {
            return body.items().size();
        }
    }
}
