package io.corebank.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.standalone.bank.Answer;
import io.corebank.standalone.bank.BankClient;
import io.corebank.standalone.bank.BankProcess;
import io.corebank.standalone.bank.Canary;
import io.corebank.standalone.bank.Customers;
import io.corebank.standalone.bank.ServersOfBank;
import io.corebank.standalone.bank.SharedBank;
import io.corebank.standalone.bank.TraceReceiver;
import io.corebank.standalone.bank.TraceReceiver.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A transfer in the eyes of whoever collects traces: one story, from the request to the last projection. */
@ExtendWith(SharedBank.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TracingIT {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String CALLER = "00f067aa0ba902b7";

    /** Who did what with which message, without what else a handler takes. */
    private static final String STORY = """
            POST_/api/v1/transfers
            CommandBus.dispatchCommand(RequestTransfer
            CommandBus.handleCommand(RequestTransfer
            Transfer.handle(RequestTransfer
            EventBus.publishEvent(TransferRequested
            TransferSaga.on(TransferRequested
            CommandBus.dispatchCommand(HoldForTransfer
            Account.handle(HoldForTransfer
            TransferSaga.on(HoldPlaced
            Account.handle(CreditTransfer
            TransferSaga.on(TransferCredited
            Account.handle(CaptureTransferHold
            TransferSaga.on(HoldCaptured
            Transfer.handle(CompleteTransfer
            EventBus.publishEvent(TransferCompleted
            TransferSaga.on(TransferCompleted
            AccountsProjection.on(EventMessage
            MovementsProjection.on(EventMessage
            TransfersProjection.on(EventMessage
            LedgerProjection.on(EventMessage
            WebhookFeed.on(EventMessage""";

    private final TraceReceiver receiver = new TraceReceiver();
    private final BankProcess bank;

    TracingIT(BankProcess beside) {
        List<String> options = new ArrayList<>(new ServersOfBank(beside, "tracing").options());
        options.addAll(List.of("--set", "bank.tracing.endpoint=" + receiver.endpoint()));
        bank = BankProcess.start(SharedBank.freshFolder(), options.toArray(String[]::new));
    }

    @AfterAll
    void stop() {
        bank.close();
        receiver.close();
    }

    @Test
    void tellsATransferFromTheRequestToTheProjectionsInOneTrace() {
        Customers customers = new Customers(bank);
        String from = customers.accountOf("customer1", "EUR", "100.00");
        String to = customers.accountOf("customer2", "EUR", "1.00");
        BankClient payer = bank.as("customer1");
        Answer transfer = payer.post(
                "/api/v1/transfers",
                Customers.transfer(from, to, "10.00"),
                "Prefer",
                "wait=20",
                "traceparent",
                "00-" + TRACE + "-" + CALLER + "-01");
        assertThat(transfer.text("status")).as("%s", transfer).isEqualTo("COMPLETED");

        Awaitility.await("the whole trace").atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(receiver.of(TRACE)).extracting(TracingIT::whatOf).contains(STORY.split("\\s+"));
            assertIsOneTree(receiver.of(TRACE));
        });
        assertThat(receiver.everything())
                .contains("POST /api/v1/accounts/{accountId}/deposits")
                .doesNotContain(Canary.NAME, Canary.REFERENCE);
    }

    private static String whatOf(Span span) {
        return span.name().split("[,)]")[0].replace(' ', '_');
    }

    /** Every span has a parent in the trace, and the first is the request, whose parent is the caller's. */
    private static void assertIsOneTree(List<Span> spans) {
        Map<String, Span> byId = spans.stream().collect(Collectors.toMap(Span::id, Function.identity()));
        assertThat(spans)
                .filteredOn(span -> !byId.containsKey(span.parentId()))
                .singleElement()
                .satisfies(root -> assertThat(root.parentId()).isEqualTo(CALLER));
    }
}
