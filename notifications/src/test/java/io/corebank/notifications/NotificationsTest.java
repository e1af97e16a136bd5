package io.corebank.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.api.account.event.AccountCreated;
import io.corebank.api.account.event.MoneyDeposited;
import io.corebank.api.account.event.MoneyWithdrawn;
import io.corebank.eventstore.EventLog;
import io.corebank.notifications.ApiClient.Answer;
import io.corebank.support.privacy.PersonalData;
import io.corebank.support.security.Role;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** What the tests of the service share: people, an account of Ada's and one of Bob's, and somebody who is told. */
@SpringBootTest(classes = NotificationsService.class)
abstract class NotificationsTest {

    @Autowired
    EventStore events;

    @Autowired
    EventProcessingConfiguration processing;

    @Autowired
    PersonalData personalData;

    @Autowired
    JdbcClient database;

    @Autowired
    Deliverer deliverer;

    @Autowired
    EventLog log;

    final StandInReceiver receiver = new StandInReceiver();
    final String adas = UUID.randomUUID().toString();
    final String bobs = UUID.randomUUID().toString();
    final String ada = "ada-" + adas;
    final String bob = "bob-" + bobs;
    private final Map<String, Long> sequences = new HashMap<>();
    private final Map<String, Long> posted = new HashMap<>();
    private @Nullable MockMvc api;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry properties) {
        NotificationsService.settings(properties);
    }

    @BeforeEach
    void peopleAndAccounts(@Autowired WebApplicationContext context) {
        api = MockMvcBuilders.webAppContextSetup(context).build();
        open(adas, ada);
        open(bobs, bob);
        await().until(() -> position() >= log.head());
    }

    /** Nobody is told of what was before. */
    private long position() {
        return database.sql("SELECT coalesce(max(position), 0) FROM notifications.progress")
                .query(Long.class)
                .single();
    }

    @AfterEach
    void stop() {
        database.sql("DELETE FROM notifications.webhook").update();
        receiver.close();
    }

    ApiClient as(String subject, Role role) {
        return new ApiClient(Objects.requireNonNull(api), subject, role);
    }

    ApiClient ada() {
        return as(ada, Role.CUSTOMER);
    }

    ApiClient operator() {
        return as("otto", Role.OPERATOR);
    }

    void open(String account, String customer) {
        publish(
                account,
                new AccountCreated(account, op(), customer, personalData.seal(customer, "Ada"), "EUR", 0, 0, 0));
    }

    void deposit(String account, String customer, long minor) {
        long after = posted.merge(account, minor, Long::sum);
        String reference = personalData.seal(customer, "first cash");
        publish(account, new MoneyDeposited(account, op(), minor, "EUR", reference, after, 0));
    }

    void withdraw(String account, long minor) {
        long after = posted.merge(account, -minor, Long::sum);
        publish(account, new MoneyWithdrawn(account, op(), minor, "EUR", null, after, 0));
    }

    void publish(String aggregate, Object event) {
        long sequence = sequences.merge(aggregate, 1L, Long::sum) - 1;
        events.publish(new GenericDomainEventMessage<>("Account", aggregate, sequence, event));
    }

    static String op() {
        return UUID.randomUUID().toString();
    }

    Answer subscribe(ApiClient client, String body) {
        Answer made = client.post("", body);
        assertThat(made.status()).as("%s", made.body()).isEqualTo(201);
        return made;
    }

    String subscribe(ApiClient client) {
        return id(subscribe(client, "{\"url\":\"" + receiver.url() + "\"}"));
    }

    static String id(Answer answer) {
        return String.valueOf(answer.field("webhookId"));
    }

    static Answer get(ApiClient client, String path) {
        return client.send(op(), HttpMethod.GET, path, "", Map.of());
    }

    static Answer patch(ApiClient client, String path, String body) {
        return client.send(op(), HttpMethod.PATCH, path, body, Map.of());
    }

    static Answer delete(ApiClient client, String path) {
        return client.send(op(), HttpMethod.DELETE, path, "", Map.of());
    }

    static void assertProblem(Answer answer, int status, String code) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(status);
        assertThat(answer.body()).containsEntry("code", code).containsKeys("type", "correlationId");
    }

    StreamingEventProcessor processor() {
        return processing
                .eventProcessor(WebhookFeed.GROUP, StreamingEventProcessor.class)
                .orElseThrow();
    }

    /** Whether a transaction waits for a lock of another. */
    boolean isSomebodyLockedOut() {
        return database.sql("SELECT count(*) FROM pg_stat_activity"
                                + " WHERE datname = current_database() AND wait_event_type = 'Lock'")
                        .query(Long.class)
                        .single()
                > 0;
    }

    static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(30));
    }
}
