package io.corebank.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.standalone.bank.Answer;
import io.corebank.standalone.bank.BankClient;
import io.corebank.standalone.bank.BankProcess;
import io.corebank.standalone.bank.Canary;
import io.corebank.standalone.bank.Customers;
import io.corebank.standalone.bank.ServersOfBank;
import io.corebank.standalone.bank.SharedBank;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Two processes on the same servers, with somebody else's issuer of tokens: the second shows what the first does, and
 * goes on when that one dies.
 */
@ExtendWith(SharedBank.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TakeOverIT {

    private static final Duration SOON = Duration.ofSeconds(10);

    /** What the machine may take on top, where other tests run beside. */
    private static final Duration MERCY = Duration.ofSeconds(10);

    private final BankProcess issuer;
    private final BankProcess writer;
    private final BankProcess standby;

    TakeOverIT(BankProcess beside) {
        issuer = beside;
        List<String> options = new ArrayList<>(new ServersOfBank(beside, "takeover").options());
        options.addAll(List.of("--issuer-uri", beside.address().toString()));
        writer = BankProcess.start(SharedBank.freshFolder(), options.toArray(String[]::new));
        Path masterKey = writer.data().resolve("keys/master.key");
        options.addAll(List.of("--set", "bank.privacy.master-key-file=" + masterKey));
        standby = BankProcess.start(SharedBank.freshFolder(), options.toArray(String[]::new));
    }

    @AfterAll
    void stop() {
        standby.close();
        writer.close();
    }

    @Test
    void showsEveryWriteAndTakesOverWhenTheWriterIsKilled() {
        String payer = accountOf("customer1");
        String payee = accountOf("customer2");
        Answer receipt = at(writer, "teller")
                .post("/api/v1/accounts/" + payer + "/deposits", "{\"amount\":\"100.00\",\"currency\":\"EUR\"}");
        BankClient customer = at(standby, "customer1");
        assertThat(customer.getAfter(receipt, "/api/v1/accounts/" + payer).text("posted"))
                .isEqualTo("100.00");
        assertThat(customer.getAfter(receipt, "/api/v1/accounts/" + payer + "/statement")
                        .text("closing"))
                .isEqualTo("100.00");

        String key = UUID.randomUUID().toString();
        String request = Customers.transfer(payer, payee, "30.00");
        Answer refused = customer.postAgain(key, "/api/v1/transfers", request);
        assertThat(refused.status()).as("%s", refused).isEqualTo(503);
        assertThat(refused.response().headers().firstValue("Retry-After")).isPresent();

        writer.killHard();
        Answer taken = Awaitility.await("the standby to take commands")
                .atMost(SOON.plus(MERCY))
                .until(() -> customer.postAgain(key, "/api/v1/transfers", request), answer -> answer.status() != 503);
        assertThat(taken.status()).as("%s", taken).isEqualTo(202);
        Answer ended = Customers.awaitEnd(customer, taken.text("transferId"));
        assertThat(ended.text("status")).isEqualTo("COMPLETED");
        assertThat(customer.get("/api/v1/accounts/" + payer).text("posted")).isEqualTo("70.00");
    }

    /** Who brings his own issuer has no demo beside it, with users whose password everybody knows. */
    @Test
    void givesNoTokensItself() {
        Answer login = BankClient.anonymous(standby.address()).post("/oauth2/token", "");
        assertThat(login.status()).isIn(401, 404);
        Answer forged = BankClient.bearing(standby.address(), "none").get("/api/v1/accounts");
        assertThat(forged.status()).isEqualTo(401);
    }

    private String accountOf(String customer) {
        return at(writer, customer)
                .post("/api/v1/accounts", "{\"currency\":\"EUR\",\"ownerName\":\"%s\"}".formatted(Canary.NAME))
                .text("accountId");
    }

    private BankClient at(BankProcess process, String user) {
        return BankClient.bearing(process.address(), issuer.as(user).token());
    }
}
