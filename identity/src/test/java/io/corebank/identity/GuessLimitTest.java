package io.corebank.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Who tries many passwords at the same time. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = ThreadMode.SEPARATE_THREAD)
class GuessLimitTest {

    private static final int AT_ONCE = 3 * GuessLimit.TRIES;

    private final GuessLimit limit = new GuessLimit();
    private final AtomicInteger checked = new AtomicInteger();
    private final CountDownLatch slow = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);

    @AfterEach
    void stop() {
        slow.countDown();
        threads.shutdownNow();
    }

    @Test
    void letsNobodyTryMoreAtTheSameTimeThanOneAfterTheOther() throws Exception {
        List<Future<Integer>> guesses = tryAtOnce(HttpServletResponse.SC_UNAUTHORIZED);
        await().until(() -> checked.get() >= GuessLimit.TRIES);
        await("no more while these are checked")
                .during(Duration.ofMillis(300))
                .atMost(Duration.ofSeconds(5))
                .until(() -> checked.get() == GuessLimit.TRIES);
        slow.countDown();

        assertThat(statusesOf(guesses)).containsOnly(401, 429);
        assertThat(checked).hasValue(GuessLimit.TRIES);
    }

    @Test
    void keepsNobodyOutWhoKnowsThePasswordEveryTime() throws Exception {
        List<Future<Integer>> logins = tryAtOnce(HttpServletResponse.SC_OK);
        await().until(() -> checked.get() >= GuessLimit.TRIES);
        slow.countDown();

        assertThat(statusesOf(logins)).hasSize(AT_ONCE).containsOnly(200);
    }

    /** The password was not looked at, such as in a login without the form's own token. */
    @Test
    void countsNothingThatLearntNothing() throws Exception {
        slow.countDown();
        assertThat(statusesOf(tryAtOnce(HttpServletResponse.SC_FORBIDDEN))).containsOnly(403);
        FilterChain broken = (request, response) -> {
            throw new IOException("gone");
        };
        for (int i = 0; i < AT_ONCE; i++) {
            assertThatThrownBy(() -> limit.doFilter(login(), new MockHttpServletResponse(), broken))
                    .hasMessage("gone");
        }
        assertThat(statusesOf(tryAtOnce(HttpServletResponse.SC_OK))).containsOnly(200);
    }

    private List<Future<Integer>> tryAtOnce(int answer) {
        FilterChain check = (request, response) -> {
            checked.incrementAndGet();
            try {
                slow.await();
            } catch (InterruptedException end) {
                Thread.currentThread().interrupt();
            }
            ((HttpServletResponse) response).setStatus(answer);
        };
        List<Future<Integer>> tries = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            tries.add(threads.submit(() -> {
                MockHttpServletResponse response = new MockHttpServletResponse();
                limit.doFilter(login(), response, check);
                return response.getStatus();
            }));
        }
        return tries;
    }

    private static MockHttpServletRequest login() {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/oauth2/token");
        request.addParameter("client_id", "ada");
        request.addParameter("client_secret", "any");
        return request;
    }

    private static List<Integer> statusesOf(List<Future<Integer>> tries) throws Exception {
        List<Integer> statuses = new ArrayList<>();
        for (Future<Integer> one : tries) {
            statuses.add(one.get());
        }
        return statuses;
    }
}
