package io.corebank.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A name that has another address each time somebody asks. */
class RebindingTest {

    private final Deque<String> answers = new ArrayDeque<>();
    private final AtomicInteger questions = new AtomicInteger();
    private final StandInReceiver receiver = new StandInReceiver();
    private final CheckedAddresses addresses = new CheckedAddresses(
            host -> {
                questions.incrementAndGet();
                return new InetAddress[] {InetAddress.getByName(answers.size() > 1 ? answers.poll() : answers.peek())};
            },
            new AddressRules(true, List.of()),
            Runnable::run,
            Duration.ofNanos(1));
    private final Receivers receivers;

    RebindingTest() throws NoSuchAlgorithmException {
        receivers = new Receivers(addresses, Settings.usual(), SSLContext.getDefault(), Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        receivers.close();
        receiver.close();
    }

    @Test
    void connectsToTheVeryAddressThatWasChecked() {
        answers.addAll(List.of("127.0.0.1", "169.254.169.254"));
        assertThat(send().status()).isEqualTo(204);
        assertThat(questions).as("nobody asks a second time").hasValue(1);
    }

    @Test
    void callsNobodyOnceTheNameLeadsToAForbiddenAddress() {
        answers.addAll(List.of("127.0.0.1", "10.0.0.1"));
        assertThat(send().isTaken()).isTrue();
        Reply reply = send();
        assertThat(reply.isTaken()).isFalse();
        assertThat(reply.error()).isEqualTo("the address is not allowed");
        assertThat(receiver.messages()).hasSize(1);
    }

    private Reply send() {
        URI url = URI.create("http://rebinding.test:" + receiver.port() + "/");
        byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
        return receivers
                .send(url, List.of(Signature.key(Signature.newSecret())), "id", body)
                .reply()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }
}
