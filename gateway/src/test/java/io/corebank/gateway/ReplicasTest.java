package io.corebank.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Two processes of one service behind the gateway. */
@Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = ThreadMode.SEPARATE_THREAD)
class ReplicasTest {

    private static final String DEPOSITS = "/api/v1/accounts/a/deposits";

    private final StandIn second = new StandIn();
    private final RunningGateway gateway =
            new RunningGateway("--bank.gateway.services.account-command=" + second.address());

    @AfterEach
    void stop() {
        gateway.close();
        second.close();
    }

    @Test
    void areAskedInTurn() throws Exception {
        for (int i = 0; i < 6; i++) {
            assertThat(gateway.post(DEPOSITS, "{}").statusCode()).isEqualTo(200);
        }

        assertThat(gateway.command.asked()).hasSize(3);
        assertThat(second.asked()).hasSize(3);
    }

    /** Nobody has got the request, so that even a write may go to another one. */
    @Test
    void stepInForEachOtherWhenOneCannotBeReached() throws Exception {
        second.close();

        for (int i = 0; i < 40; i++) {
            assertThat(gateway.post(DEPOSITS, "{}").statusCode()).isEqualTo(200);
        }
        assertThat(gateway.command.asked()).hasSize(40);
        assertThat(gateway.get("/actuator/health").body()).contains("\"services\":{\"status\":\"UP\"}");
    }

    /** It may have been done: only the same key tells. */
    @Test
    void doNotRepeatAWriteThatOneHasGotAndNotAnswered() throws Exception {
        second.does(exchange -> {
            throw new IllegalStateException("no answer");
        });
        gateway.command.does(exchange -> {
            throw new IllegalStateException("no answer");
        });

        HttpResponse<String> answer = gateway.post(DEPOSITS, "{}");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("outcome-unknown");
        assertThat(gateway.command.asked().size() + second.asked().size()).isOne();
    }

    @Test
    void areAwayTogether() throws Exception {
        second.close();
        gateway.command.close();

        HttpResponse<String> answer = gateway.post(DEPOSITS, "{}");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("\"unavailable\"");
    }
}
