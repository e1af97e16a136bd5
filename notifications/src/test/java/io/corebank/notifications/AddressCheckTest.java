package io.corebank.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.corebank.support.web.Unavailable;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Name servers of receivers, some of which never answer. */
class AddressCheckTest {

    private final CountDownLatch end = new CountDownLatch(1);
    private final AddressRules rules = new AddressRules(false, List.of());
    private final AddressCheck check = new AddressCheck(this::lookUp, rules, Duration.ofMillis(100));

    @AfterEach
    void stop() {
        end.countDown();
        check.close();
    }

    @Test
    void doesNotCallANameUnknownBecauseNobodyAnswersInTime() {
        assertThat(refusal("silent.test", "ada")).isEqualTo("lookup-unavailable");
        assertThat(declined("nobody.test", "bob")).isEqualTo("webhook-host-unknown");
        assertThat(declined("inside.test", "bob")).isEqualTo("webhook-address-forbidden");
    }

    @Test
    void looksUpOneNameOfACallerAtATimeForAsLongAsThatTakes() {
        assertThat(refusal("silent.test", "ada")).isEqualTo("lookup-unavailable");
        assertThat(refusal("public.test", "ada")).isEqualTo("too-many-lookups");
        assertThatCode(() -> require("public.test", "bob")).doesNotThrowAnyException();
        assertThatCode(() -> require("93.184.216.34", "ada")).doesNotThrowAnyException();
        end.countDown();
        Awaitility.await().untilAsserted(() -> assertThatCode(() -> require("public.test", "ada"))
                .doesNotThrowAnyException());
    }

    @Test
    void looksUpFewNamesAtATime() {
        for (int i = 0; i < AddressCheck.MOST; i++) {
            assertThat(refusal("silent-" + i + ".test", "caller-" + i)).isEqualTo("lookup-unavailable");
        }
        assertThat(refusal("public.test", "ada")).isEqualTo("too-many-lookups");
        assertThatCode(() -> require("[2606:2800:220:1::1]", "ada")).doesNotThrowAnyException();
    }

    private String refusal(String host, String caller) {
        return catchThrowableOfType(Unavailable.class, () -> require(host, caller))
                .code();
    }

    private String declined(String host, String caller) {
        return catchThrowableOfType(WebhookRefusal.class, () -> require(host, caller))
                .code();
    }

    private void require(String host, String caller) {
        check.require(ReceiverUrl.of("https://" + host + "/"), caller);
    }

    private InetAddress[] lookUp(String host) throws UnknownHostException {
        if (host.startsWith("silent")) {
            try {
                end.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        if (host.equals("nobody.test")) {
            throw new UnknownHostException(host);
        }
        boolean named = host.endsWith(".test");
        String address = host.equals("inside.test") ? "10.0.0.1" : named ? "93.184.216.34" : host;
        return new InetAddress[] {InetAddress.getByName(address)};
    }
}
