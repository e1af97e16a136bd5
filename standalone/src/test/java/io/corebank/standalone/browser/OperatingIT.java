package io.corebank.standalone.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.standalone.bank.BankProcess;
import io.corebank.standalone.bank.Chromium;
import io.corebank.standalone.bank.Customers;
import io.corebank.standalone.bank.ServersOfBank;
import io.corebank.standalone.bank.SharedBank;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two operators in front of the console, with a bank of their own, to which everything is done that can be done. */
@ExtendWith(SharedBank.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperatingIT {

    private static final int WIDE = 1_280;

    private static final String DASHBOARD = "http://127.0.0.1:8024/";

    private static final String LETTER = """
            insert into event_store.dead_letter values ('%1$s', 'accounts', '%2$s', 0,
              'org.axonframework.eventhandling.GenericDomainEventMessage', '%3$s',
              to_char(now(), 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
              'io.corebank.api.account.event.AccountCreated', '1',
              convert_to('{"accountId":"%2$s","operationId":"%3$s","customerId":"customer1",'
                || '"sealedOwnerName":"not sealed at all","currency":"EUR","overdraftLimitMinor":0,"postedMinor":0,'
                || '"heldMinor":0}', 'UTF8'), convert_to('{}', 'UTF8'), 'Account', '%2$s', 0,
              'org.axonframework.eventhandling.GlobalSequenceTrackingToken', convert_to('{"globalIndex":1}', 'UTF8'),
              to_char(now(), 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), to_char(now(), 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), null,
              'java.lang.IllegalArgumentException', 'Not a sealed text', convert_to('{}', 'UTF8'))
            """;

    private static final String ROW_OF_LEDGER = "[...document.querySelectorAll('bank-projections tbody tr')]"
            + ".find((one) => one.textContent.includes('ledger'))";

    /** How it is with a rebuild that takes its time. */
    private static final String HALFWAY = """
            [{"name":"ledger","status":"RUNNING","progress":0.37,"position":1000,"lag":630,"index":"ledger-v1",
              "building":"ledger-v2","documents":1200,"parked":0}]""";

    private final ServersOfBank servers;
    private final BankProcess bank;
    private final Chromium chromium;
    private final Customers customers;
    private final Person operator;
    private final Person second;

    OperatingIT(BankProcess beside) throws Exception {
        chromium = Chromium.orSkip("nobody operated the bank by its console");
        servers = new ServersOfBank(beside, "operating");
        List<String> options = new ArrayList<>(servers.options());
        options.addAll(List.of("--set", "bank.four-eyes=true", "--set", "bank.console.axon-server=" + DASHBOARD));
        bank = BankProcess.start(SharedBank.freshFolder(), options.toArray(String[]::new));
        customers = new Customers(bank);
        operator = Person.signedIn(chromium, bank.address(), "operator", WIDE);
        second = Person.signedIn(chromium, bank.address(), "operator2", WIDE);
    }

    @BeforeEach
    void turnTo() {
        operator.leaveFor("/console/nowhere");
        second.leaveFor("/console/nowhere");
    }

    @AfterAll
    void stop() {
        operator.close();
        second.close();
        bank.close();
    }

    @Test
    void seeWhatATransferWaitsForAndDriveItOn() {
        String from = customers.accountOf("customer1", "EUR", "10.00");
        String to = customers.accountOf("customer1", "EUR", "0");
        operator.goTo("/console/processors");
        for (String processor : List.of("transfer-saga", "open-transfers")) {
            operator.pressIn(processor, "Pause");
            operator.awaitText("dialog", "It stops after the events at hand");
            operator.agree();
            operator.awaitDone();
            operator.awaitText("section.card header", processor + " Paused");
        }
        second.goTo("/console/");
        second.awaitText(".topology", "up to date");
        second.browser()
                .await("[...document.querySelectorAll('.topology g.warn')]"
                        + ".some((one) => one.textContent.includes('transfer-saga'))");
        assertThat(second.browser()
                        .evaluate("[...document.querySelectorAll('main header a')].map((one) => one.href)")
                        .toString())
                .as("the way to Axon Server's own dashboard")
                .contains(DASHBOARD);
        String transfer = bank.as("customer1")
                .post("/api/v1/transfers", Customers.transfer(from, to, "4.00"))
                .text("transferId");
        operator.goTo("/console/transfers/" + transfer);
        operator.awaitText(".head .badge", "Requested");
        operator.awaitText(".timeline .pending", "Waits for the payer’s account to hold the money");
        operator.browser().await("document.querySelector('.timeline .pending .gap').textContent.endsWith(' s')");
        operator.press("Drive on");
        operator.awaitText("dialog", "no step happens twice");
        operator.agree();
        operator.awaitDone();
        operator.awaitText(".timeline", "Driven on again");
        operator.awaitText(".timeline .pending", "Waits for");
        for (String processor : List.of("open-transfers", "transfer-saga")) {
            second.goTo("/console/processors");
            second.pressIn(processor, "Start");
            second.agree();
            second.awaitDone();
        }
        operator.awaitText(".head .badge", "Completed");
        operator.browser().await("!document.querySelector('.timeline .pending')");
        operator.goTo("/console/audit?actor=operator");
        operator.awaitText("tbody tr", "/processors/transfer-saga/pause 2");
        operator.awaitText("tbody tr", "/transfers/" + transfer + "/redrive 2");
    }

    @Test
    void divideAProcessorAndJoinItAgain() {
        operator.goTo("/console/processors");
        operator.browser().await(segmentsOf("transfer-saga") + " > 0");
        int before = operator.browser().evaluate(segmentsOf("transfer-saga")).asInt();
        operator.pressIn("transfer-saga", "Split");
        operator.agree();
        operator.awaitDone();
        operator.browser().await(segmentsOf("transfer-saga") + " === " + (before + 1));
        operator.pressIn("transfer-saga", "Merge");
        operator.agree();
        operator.awaitDone();
        operator.browser().await(segmentsOf("transfer-saga") + " === " + before);
        operator.browser().await("document.querySelector('.sparkline polyline')");
        assertThat(operator.browser().text(".trend small")).isIn("up to date", "steady", "growing", "shrinking");
    }

    @Test
    void doWhatIsDangerousOnlyTogether() {
        customers.accountOf("customer1", "EUR", "10.00");
        operator.goTo("/console/processors");
        propose(operator, "movements", "Reset");
        second.goTo("/console/processors");
        second.awaitText("bank-proposals tbody tr", "/processors/movements/reset operator");
        second.press("Take back");
        second.agree();
        second.awaitDone();
        second.browser().await("!document.querySelector('bank-proposals section')");
        proposeRebuild(operator);
        assertThat(operator.texts("bank-proposals button")).containsExactly("Take back");
        second.awaitText("bank-proposals tbody tr", "/projections/ledger/rebuild operator");
        showsHowFarARebuildIs(second);
        consent();
        second.awaitText("bank-projections tbody tr", "ledger-v2");
        second.awaitText("bank-projections tbody tr", "documents compared with the log");
        second.browser().evaluate(ROW_OF_LEDGER + ".querySelector('button:last-child').click()");
        second.awaitText("dialog", "The index before is brought up to date and compared with the log");
        proposed(second);
        operator.awaitText("bank-proposals tbody tr", "/projections/ledger/rollback operator2");
        operator.press("Agree");
        operator.agree();
        operator.awaitDone();
        operator.awaitText("bank-projections tbody tr", "ledger-v1");
        second.goTo("/console/processors");
        propose(second, "movements", "Reset");
        operator.pressIn("movements", "Reset");
        operator.awaitText("dialog", "Every event is read again from the first on");
        operator.agree();
        operator.awaitDone();
        operator.goTo("/console/audit?actor=operator");
        operator.awaitText("tbody tr", "/processors/movements/reset 2");
    }

    private static void showsHowFarARebuildIs(Person person) {
        try (Line line = new Line(person.browser())) {
            line.answers("/api/v1/admin/projections", HALFWAY);
            person.awaitText("bank-projections tbody tr", "37 %, 1,200 documents so far");
            person.browser()
                    .await("document.querySelector('bank-projections [role=progressbar]').ariaValueNow === '37'");
            assertThat(person.texts("bank-projections button")).isEmpty();
        }
        person.awaitText("bank-projections tbody tr", "ledger-v1");
    }

    private void consent() {
        second.press("Agree");
        second.awaitText("dialog", "With your consent it is done at once");
        second.agree();
        second.awaitDone();
    }

    @Test
    void tryDeadLettersAgainAllAtOnceOrGiveThemUpTogether() throws Exception {
        customers.accountOf("customer1", "EUR", "0");
        operator.goTo("/console/dead-letters");
        operator.awaitText("main .empty", "There are none");
        for (int i = 0; i < 3; i++) {
            sql(LETTER.formatted(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID()));
        }
        operator.awaitText("section.card", "IllegalArgumentException Not a sealed text");
        operator.browser().await("document.querySelectorAll('main section.card').length === 3");
        operator.browser().evaluate("document.querySelectorAll('main details').forEach((one) => { one.open = true; })");
        assertThat(operator.texts("section.card .json")).hasSize(3).allMatch(payload -> payload.contains("\"***\""));
        try (Person auditor = Person.signedIn(chromium, bank.address(), "auditor", WIDE)) {
            auditor.goTo("/console/dead-letters");
            auditor.awaitText("section.card", "Not a sealed text");
            auditor.browser()
                    .evaluate("document.querySelectorAll('main details').forEach((one) => { one.open = true; })");
            assertThat(auditor.texts("section.card .json"))
                    .hasSize(3)
                    .allMatch(payload -> payload.contains("not sealed at all"));
        }
        operator.press("Delete");
        operator.agree();
        operator.awaitText("dialog .note.bad", "as soon as another operator asks for the same");
        operator.browser().key("Escape");
        operator.awaitDone();
        second.goTo("/console/dead-letters");
        second.press("Delete");
        second.agree();
        second.awaitDone();
        operator.browser().await("document.querySelectorAll('main section.card').length === 2");
        operator.press("Try again");
        operator.agree();
        operator.awaitText("dialog .note.bad", "Not a sealed text");
        operator.browser().key("Escape");
        operator.awaitDone();
        operator.press("Try all again");
        operator.awaitText("dialog h2", "Try all 2 again?");
        operator.agree();
        operator.awaitText("dialog .note.bad", "0 of 2 have been handled. 2 could not be this time either.");
        sql("update event_store.dead_letter set payload = convert_to(replace(convert_from(payload, 'UTF8'),"
                + " 'not sealed at all', (select payload::json->>'sealedOwnerName'"
                + " from event_store.domain_event_entry where payload_type like '%AccountCreated' limit 1)), 'UTF8')");
        operator.agree();
        operator.awaitDone();
        operator.awaitText("main .empty", "There are none");
    }

    @Test
    void areLedFromWhatTheBankFindsToItsEvents() throws Exception {
        String account = customers.accountOf("customer1", "EUR", "10.00");
        String event = " where aggregate_id = event_store.key_of('" + account + "') and sequence = 1";
        sql("create table kept as select hash from event_store.event" + event);
        operator.goTo("/console/reconciliation");
        checkEverything();
        operator.awaitText("ul.checks", "Nothing was wrong");
        sql("update event_store.event set hash = decode(repeat('00', length(hash)), 'hex')" + event);
        checkEverything();
        operator.awaitText("section.card ul.checks", account);
        operator.awaitText("ul.checks", "finding");
        operator.browser()
                .evaluate("[...document.querySelectorAll('ul.checks a')].find((one) => one.href.includes("
                        + Browser.quoted(account) + ")).click()");
        operator.awaitScreen("/console/inspect/" + account);
        operator.awaitText(".head .badge", "Chain broken at");
        sql("update event_store.event set hash = (select hash from kept)" + event);
        operator.press("Rebuild now");
        operator.awaitText(".head .badge", "hashes unbroken");
        operator.goTo("/console/reconciliation");
        checkEverything();
        operator.browser().await("document.querySelector('.spells i:last-child').className === 'good'");
    }

    private void checkEverything() {
        operator.press("Check everything now");
        operator.agree();
        operator.awaitDone();
    }

    private static void propose(Person who, String card, String action) {
        who.pressIn(card, action);
        proposed(who);
    }

    private static void proposeRebuild(Person who) {
        String button = ROW_OF_LEDGER + ".querySelector('button')";
        who.browser().await(button);
        who.browser().evaluate(button + ".click()");
        proposed(who);
    }

    private static void proposed(Person who) {
        who.agree();
        who.awaitText("dialog .note.bad", "as soon as another operator asks for the same");
        who.browser().key("Escape");
        who.awaitDone();
        who.awaitText("bank-proposals h2", "Waits for a second operator");
    }

    private static String segmentsOf(String processor) {
        return "[...document.querySelectorAll('section.card')].find((card) =>"
                + " card.querySelector('h2')?.textContent === "
                + Browser.quoted(processor) + ").querySelectorAll('.segments .badge').length";
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(servers.postgresUrl(), ServersOfBank.USER, servers.password());
                Statement change = connection.createStatement()) {
            change.execute(statement);
        }
    }
}
