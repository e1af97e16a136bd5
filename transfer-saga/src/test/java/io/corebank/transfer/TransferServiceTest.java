package io.corebank.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.corebank.api.transfer.TransferStatus;
import io.corebank.support.security.Role;
import io.corebank.transfer.ApiClient.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.HttpMethod;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** What the tests of the service share: people, and an account of Ada's with 100.00 EUR and an empty one of Bob's. */
@SpringBootTest(classes = TransferService.class)
abstract class TransferServiceTest {

    @Autowired
    StandInAccounts accounts;

    @Autowired
    TransferHistory history;

    @Autowired
    EventStore events;

    @Autowired
    EventProcessingConfiguration processing;

    final String from = UUID.randomUUID().toString();
    final String to = UUID.randomUUID().toString();
    ApiClient ada;
    ApiClient bob;
    ApiClient teller;
    ApiClient operator;
    private @Nullable MockMvc api;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry properties) {
        TransferService.settings(properties);
    }

    @BeforeEach
    void peopleAndAccounts(@Autowired WebApplicationContext context) {
        api = MockMvcBuilders.webAppContextSetup(context).build();
        ada = new ApiClient(api, "ada", Role.CUSTOMER);
        bob = new ApiClient(api, "bob", Role.CUSTOMER);
        teller = new ApiClient(api, "tina", Role.TELLER);
        operator = new ApiClient(api, "otto", Role.OPERATOR);
        accounts.open(from, "ada", "EUR", 10_000);
        accounts.open(to, "bob", "EUR", 0);
    }

    @AfterEach
    void repair() {
        accounts.lose(0, 0);
        accounts.afterHold(() -> {});
        saga().start();
        processor(OpenTransfers.GROUP).start();
        processor(StandingOrderList.GROUP).start();
    }

    ApiClient customer(String subject) {
        return new ApiClient(Objects.requireNonNull(api), subject, Role.CUSTOMER);
    }

    List<Object> eventsOf(String transferId) {
        return events.readEvents(transferId)
                .asStream()
                .<Object>map(event -> event.getPayload())
                .toList();
    }

    static void assertProblem(Answer answer, int status, String code) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(status);
        assertThat(answer.body()).containsEntry("code", code).containsKeys("type", "correlationId");
    }

    StreamingEventProcessor saga() {
        return processor(TransferSaga.GROUP);
    }

    StreamingEventProcessor processor(String group) {
        return processing.eventProcessor(group, StreamingEventProcessor.class).orElseThrow();
    }

    Answer transferAndWait(String key, String body) {
        return ada.send(key + from, HttpMethod.POST, "", body, Map.of("Prefer", "wait=10"));
    }

    void awaitEnd(String transferId, TransferStatus status) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                        history.of(transferId).orElseThrow().state().status())
                .isEqualTo(status));
    }

    void assertMoved(long amount) {
        assertThat(accounts.get(from).posted).isEqualTo(10_000 - amount);
        assertThat(accounts.get(to).posted).isEqualTo(amount);
        assertThat(accounts.get(from).holds).isEmpty();
    }

    String body(String amount) {
        return body(from, to, amount, "EUR");
    }

    static String body(String from, String to, String amount, String currency) {
        return "{\"fromAccountId\":\"%s\",\"toAccountId\":\"%s\",\"amount\":\"%s\",\"currency\":\"%s\"}"
                .formatted(from, to, amount, currency);
    }

    static String key() {
        return UUID.randomUUID().toString();
    }
}
