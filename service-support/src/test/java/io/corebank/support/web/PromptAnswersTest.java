package io.corebank.support.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.asyncDispatch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockAsyncContext;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

class PromptAnswersTest {

    private final Oracle oracle = new Oracle();
    private final MockMvc service = service(oracle);

    private static MockMvc service(Oracle oracle) {
        WaitingRoom room = new WaitingRoom(1);
        MockMvc service = MockMvcBuilders.standaloneSetup(oracle)
                .addInterceptors(room)
                .setControllerAdvice(new ProblemAdvice())
                .build();
        RequestMappingHandlerAdapter adapter = Objects.requireNonNull(
                        service.getDispatcherServlet().getWebApplicationContext())
                .getBean(RequestMappingHandlerAdapter.class);
        PromptAnswers.answerWith(adapter, Duration.ofMillis(50), room);
        return service;
    }

    @Test
    void answersOnTheRequestsThreadWhatIsKnown() throws Exception {
        oracle.answer.complete(ResponseEntity.status(HttpStatus.CREATED)
                .header("Bank-Position", "7")
                .body(Map.of("says", "yes")));
        MvcResult result = ask();
        assertThat(result.getRequest().isAsyncStarted()).isFalse();
        assertAnswered(result, 201, "{\"says\":\"yes\"}");
        assertThat(result.getResponse().getHeader("Bank-Position")).isEqualTo("7");
        assertThat(result.getResponse().getContentType()).isEqualTo("application/json");
    }

    @Test
    void givesTheThreadAwayWhenTheAnswerTakesLong() throws Exception {
        MvcResult first = ask();
        assertThat(first.getRequest().isAsyncStarted()).isTrue();
        oracle.answer.complete(ResponseEntity.ok(Map.of("says", "late")));
        assertAnswered(service.perform(asyncDispatch(first)).andReturn(), 200, "{\"says\":\"late\"}");
    }

    @Test
    void sendsAwayWhoWouldWaitWhenTooManyWaitAlready() throws Exception {
        MvcResult waiting = ask();
        MvcResult refused = ask();
        assertThat(refused.getRequest().isAsyncStarted()).isFalse();
        assertThat(refused.getResponse().getStatus()).isEqualTo(503);
        assertThat(refused.getResponse().getHeader("Retry-After")).isEqualTo("1");
        assertAnswered(service.perform(get("/oracle/known")).andReturn(), 200, "yes");

        oracle.answer.complete(ResponseEntity.ok(Map.of("says", "late")));
        assertAnswered(service.perform(asyncDispatch(waiting)).andReturn(), 200, "{\"says\":\"late\"}");
        assertAnswered(ask(), 200, "{\"says\":\"late\"}");
    }

    /** What it asked for may have been done, so that it has to hear what to do now. */
    @Test
    void tellsWhoWaitedInVainToAskAgain() throws Exception {
        MvcResult late = ask();
        MockAsyncContext context =
                (MockAsyncContext) Objects.requireNonNull(late.getRequest().getAsyncContext());
        for (AsyncListener listener : context.getListeners()) {
            listener.onTimeout(new AsyncEvent(context));
        }
        MockHttpServletResponse told =
                service.perform(asyncDispatch(late)).andReturn().getResponse();
        assertThat(told.getStatus()).isEqualTo(503);
        assertThat(told.getHeader("Retry-After")).isEqualTo("1");
        assertThat(told.getContentAsString()).contains("with the same Idempotency-Key");
    }

    @Test
    void handsFailuresToTheHandlersOfExceptions() throws Exception {
        oracle.answer.completeExceptionally(new IllegalStateException("no"));
        MvcResult result = ask();
        assertThat(result.getRequest().isAsyncStarted()).isFalse();
        assertAnswered(result, 409, "no");
    }

    @Test
    void leavesTheLengthOfTheAnswerToTheServer() throws Exception {
        oracle.answer.complete(ResponseEntity.ok(Map.of("says", "yes")));
        assertThat(ask().getResponse().isCommitted()).isFalse();
    }

    private MvcResult ask() throws Exception {
        return service.perform(get("/oracle")).andReturn();
    }

    private static void assertAnswered(MvcResult result, int status, String body) throws Exception {
        assertThat(result.getResponse().getStatus()).isEqualTo(status);
        assertThat(result.getResponse().getContentAsString()).isEqualTo(body);
    }

    @RestController
    static class Oracle {

        final CompletableFuture<ResponseEntity<Map<String, String>>> answer = new CompletableFuture<>();

        @GetMapping("/oracle")
        CompletableFuture<ResponseEntity<Map<String, String>>> ask() {
            return answer;
        }

        @GetMapping("/oracle/known")
        String known() {
            return "yes";
        }

        @ExceptionHandler
        ResponseEntity<String> handle(IllegalStateException failure) {
            return ResponseEntity.status(HttpStatus.CONFLICT).body(failure.getMessage());
        }
    }
}
