package io.corebank.standalone.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.corebank.standalone.bank.BankProcess;
import io.corebank.standalone.bank.Chromium;
import io.corebank.standalone.bank.Customers;
import io.corebank.standalone.bank.SharedBank;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** A transfer's page tells each step, how long it took, how often it was asked for, and where its events are. */
@ExtendWith(SharedBank.class)
class TimelineIT {

    private static final String RETRIED = """
            {"transferId":"%s","status":"COMPLETED","steps":[
              {"step":"REQUESTED","at":"2026-01-01T10:00:00Z","gapMillis":0,"position":1},
              {"step":"HOLD_PLACED","at":"2026-01-01T10:00:09Z","gapMillis":9000,"position":2,"accountId":"%s",
               "attempts":3,"sweeper":true},
              {"step":"FUNDS_HELD","at":"2026-01-01T10:00:10Z","gapMillis":1000,"position":3,"sweeper":true}]}
            """;

    /** The page tells times and gaps in whole milliseconds. */
    private static final double ROUNDED_MILLIS = 2;

    private final BankProcess bank;
    private final Chromium chromium;

    TimelineIT(BankProcess bank) {
        this.bank = bank;
        this.chromium = Chromium.orSkip("nobody read a timeline");
    }

    @Test
    void tellsEachStepWithItsDurationAndHowOftenItWasAskedFor() throws Exception {
        Customers customers = new Customers(bank);
        String payer = customers.accountOf("customer1", "EUR", "10.00");
        String payee = customers.accountOf("customer1", "EUR", "0");
        String transfer = bank.as("customer1")
                .post("/api/v1/transfers", Customers.transfer(payer, payee, "4.00"))
                .text("transferId");
        Customers.awaitEnd(bank.as("customer1"), transfer);
        String path = "/api/v1/transfers/" + transfer + "/timeline";
        JsonNode steps = bank.as("auditor").get(path).json().path("steps");
        assertThat(steps.size()).isEqualTo(7);
        try (Person auditor = Person.signedIn(chromium, bank.address(), "auditor", Examination.WIDE)) {
            auditor.goTo("/console/transfers/" + transfer);
            auditor.awaitText(".route", "€4.00");
            showsGaps(auditor, steps);
            assertThat(list(
                            auditor,
                            "[...document.querySelectorAll('.facts a')].map((one) => one.getAttribute('href'))"))
                    .containsExactly(
                            "/console/inspect/" + transfer, "/console/inspect/" + payer, "/console/inspect/" + payee);
            try (Line line = new Line(auditor.browser())) {
                line.answers(path, RETRIED.formatted(transfer, payer));
                auditor.awaitText(
                        ".timeline li", "Asked for 3 times until there was an answer, at last by the sweeper");
                auditor.awaitText(".timeline li", "Asked for again by the sweeper");
            }
        }
        try (Person customer = Person.signedIn(chromium, bank.address(), "customer1", Examination.WIDE)) {
            customer.goTo("/console/transfers/" + transfer);
            customer.awaitText(".route", "€4.00");
            assertThat(customer.texts(".facts a"))
                    .as("events are for those who run the bank")
                    .isEmpty();
        }
    }

    /** Each bar is as long as the step took of the whole, and begins where the one before ended. */
    private static void showsGaps(Person auditor, JsonNode steps) {
        List<Integer> gaps = StreamSupport.stream(steps.spliterator(), false)
                .map(step -> step.path("gapMillis").asInt())
                .toList();
        assertThat(auditor.texts(".timeline .gap"))
                .startsWith("")
                .endsWith(gaps.stream()
                        .skip(1)
                        .map(gap -> gap < 1000 ? "+ " + gap + " ms" : seconds(gap))
                        .toArray(String[]::new));
        double whole = millis(steps, gaps.size() - 1);
        Offset<Double> rounded = within(0.5 + 100 * ROUNDED_MILLIS / whole);
        List<String> bars = list(
                auditor,
                "[...document.querySelectorAll('.timeline .span i')].map((one) => one.style.left + one.style.width)");
        assertThat(bars).hasSize(gaps.size() - 1);
        for (int i = 0; i < bars.size(); i++) {
            String[] bar = bars.get(i).split("%");
            double length = 100 * gaps.get(i + 1) / whole;
            assertThat(Double.parseDouble(bar[0]))
                    .as("start of bar %d", i)
                    .isCloseTo(100 * millis(steps, i + 1) / whole - length, rounded);
            assertThat(Double.parseDouble(bar[1])).as("bar %d", i).isCloseTo(length, rounded);
        }
    }

    /** From the first step to another. */
    private static double millis(JsonNode steps, int other) {
        Instant first = Instant.parse(steps.path(0).path("at").asString());
        return Duration.between(
                                first,
                                Instant.parse(steps.path(other).path("at").asString()))
                        .toNanos()
                / 1e6;
    }

    private static String seconds(int millis) {
        return "+ %.2f s".formatted(millis / 1000.0);
    }

    private static List<String> list(Person person, String script) {
        return StreamSupport.stream(person.browser().evaluate(script).spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }
}
